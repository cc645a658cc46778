/** The age of a fact as part of a whole sentence: "40 секунд назад". */
import { ageSeconds, ageShort, tick } from "../shared/ages.js";
import { t } from "../shared/i18n.js";

export function ageLong(iso) {
  void tick.value;
  const seconds = ageSeconds(iso);
  if (seconds >= 10 && seconds < 60) return t("age-seconds-long", { count: Math.floor(seconds / 10) * 10 });
  if (seconds >= 60 && seconds < 3600) return t("age-minutes-long", { count: Math.floor(seconds / 60) });
  return ageShort(iso);
}
