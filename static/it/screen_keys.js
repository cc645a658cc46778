/** Keys that a screen offers while it is shown. */
import { useEffect } from "../shared/html.js";
import { screenKeys } from "./state.js";

/** @param list [{code: "KeyM", cap: "M", title: a sentence, deed}]; @param changes what the deeds depend on, as for an effect */
export function useKeys(list, changes = []) {
  useEffect(() => {
    screenKeys.value = list;
    return () => { screenKeys.value = []; };
  }, changes);
}
