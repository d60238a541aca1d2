import { buildStack } from "../build-stack";
import type { RollingService } from "../model/service";
import type { Stack } from "../model/stack";
import { inputsOf } from "./inputs";

const whole = buildStack(inputsOf());
const nginx = whole.services.find(({ name }) => name === "nginx") as RollingService;

/** A stack of one service that has these texts wherever a text of the author's can be. */
export const stackWithTexts = (texts: readonly string[], names: readonly string[]): Stack => ({
  ...whole,
  services: [
    {
      ...nginx,
      command: texts,
      environment: Object.fromEntries(names.map((name, index) => [name, texts[index] ?? ""])),
      labels: Object.fromEntries(texts.map((text, index) => [`label.${index}`, text])),
    },
  ],
});
