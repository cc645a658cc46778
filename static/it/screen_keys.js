/** Keys that a screen offers while it is shown. */
import { useLayoutEffect } from "../shared/html.js";
import { screenKeys } from "./state.js";

/** @param list [{code: "KeyM", cap: "M", title: a sentence, deed}]; @param changes what the deeds depend on, as for an effect */
export function useKeys(list, changes = []) {
  // Before the screen is seen: a key that is pressed at once must find its deed.
  useLayoutEffect(() => {
    screenKeys.value = list;
    return () => { screenKeys.value = []; };
  }, changes);
}
