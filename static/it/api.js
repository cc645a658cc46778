/** Questions to the server, and commands. What did not work is told as a sentence: what happened, and what to do. */
import { batch, signal, useEffect, useRef, useState } from "../shared/html.js";
import { call, Refusal } from "../shared/api.js";
import { learnServerTime } from "../shared/ages.js";
import { language, t } from "../shared/i18n.js";
import { mind } from "./person.js";
import { news } from "./state.js";

/** Since when the server has not answered (ISO), or null while it does. */
export const silentSince = signal(null);

function heard(answer) {
  if (answer?.as_of) learnServerTime(answer.as_of);
  silentSince.value = null;
  return answer;
}

async function ask(method, path, options) {
  try {
    return heard(await call(method, path, options));
  } catch (error) {
    mind(error);
    if (error instanceof Refusal) silentSince.value = null;
    else silentSince.value ??= new Date().toISOString();
    throw error;
  }
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}, options = {}) => ask("POST", path, { body, ...options });
export const put = (path, body = {}) => ask("PUT", path, { body, again: true });
export const remove = (path) => ask("DELETE", path, { body: {}, again: true });

/** @returns {{title: string, text: string, fields?: object}} what happened and what to do; `fields`: what is wrong, by field */
export function explain(error) {
  if (error instanceof Refusal) return { title: error.message || t("refused"), text: error.next || t("refused-next"), fields: error.extra.fields };
  return { title: t("silent"), text: t("silent-next") };
}

/**
 * The answer to a question, kept true: asked again when news of one of the `topics` comes, after the line was down, and in
 * the other language.
 * @param path    null asks nothing
 * @returns {{data: object | null, trouble: {title, text} | null, at: string | null, again: () => Promise}} data stays as
 *          it was while it is asked again
 */
export function useAnswer(path, topics = []) {
  const [state, set] = useState({ path: null, data: null, trouble: null, at: null });
  const newest = useRef(0);
  const again = async () => {
    if (!path) return;
    const mine = ++newest.current;
    try {
      const data = await get(path);
      if (mine === newest.current) set({ path, data, trouble: null, at: new Date().toISOString() });
    } catch (error) {
      if (mine === newest.current) set((before) => ({ ...before, path, data: before.path === path ? before.data : null, trouble: explain(error) }));
    }
  };
  useEffect(() => { again(); }, [path, language.value]);
  useEffect(() => {
    let seen = news.value.count;
    return news.subscribe(({ count, changed }) => {
      if (count === seen) return;
      seen = count;
      if (changed === null || changed.some((topic) => topics.includes(topic))) again();
    });
  }, [path, language.value, topics.join()]);
  const mine = state.path === path;
  return { data: mine ? state.data : null, trouble: mine ? state.trouble : null, at: mine ? state.at : null, again };
}

/**
 * One deed at a time: `run(name, work)` runs it; `busy` is its name meanwhile; `trouble` says what did not work.
 * A deed that succeeds returns what `work` returned, one that fails returns undefined.
 */
export function useDeed() {
  const [state, set] = useState({ busy: "", trouble: null });
  const running = useRef(false);
  const run = async (name, work) => {
    if (running.current) return undefined;
    running.current = true;
    set({ busy: name, trouble: null });
    try {
      const result = await work();
      set({ busy: "", trouble: null });
      return result ?? true;
    } catch (error) {
      set({ busy: "", trouble: explain(error) });
      return undefined;
    } finally {
      running.current = false;
    }
  };
  return { ...state, run, forget: () => batch(() => set({ busy: "", trouble: null })) };
}
