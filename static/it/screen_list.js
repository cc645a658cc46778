/** The registered screens, for those that lead to each other: a screen that is not there is not led to. */

let screens = [];

export function setScreens(list) {
  screens = list;
}

export const screenOf = (key) => screens.find((screen) => screen.key === key) ?? null;
