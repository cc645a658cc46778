/** One deed at a time, and how it went. */
import { call, Refusal } from "../shared/api.js";
import { useState } from "../shared/html.js";
import { t } from "../shared/i18n.js";
import { wanted } from "./state.js";

/** @returns {{busy, trouble: {title, text} | null, fields: {name: sentence}, go: (path, body) => Promise}} `go` leads on when it is let in. */
export function useEntry() {
  const [state, set] = useState({ busy: false, trouble: null, fields: {} });
  const go = async (path, body) => {
    if (state.busy) return;
    set({ busy: true, trouble: null, fields: {} });
    try {
      await call("POST", path, { body });
      location.replace(wanted());
    } catch (error) {
      const known = error instanceof Refusal;
      set({
        busy: false,
        trouble: known ? { title: error.message, text: error.next } : { title: t("silent"), text: t("silent-next") },
        fields: known ? error.extra.fields ?? {} : {},
      });
    }
  };
  return { ...state, go };
}
