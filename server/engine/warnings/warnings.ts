import type { Warning } from '#shared/result/warning-result.ts'
import { actualWarnings } from './warnings-actuals.ts'
import { chipWarnings } from './chips/warnings-chips.ts'
import { crewWarnings } from './warnings-crews.ts'
import type { WarningFacts } from './warning-facts.ts'
import { flexibleWarnings } from './warnings-flexible.ts'
import { hallWarnings } from './warnings-halls.ts'
import { heatWarnings } from './warnings-heat.ts'
import { limitWarnings } from './warnings-limits.ts'
import { moneyWarnings } from './warnings-money.ts'
import { placeWarnings } from './warnings-places.ts'
import { hourWarnings } from './warnings-hours.ts'
import { rampWarnings } from './chips/warnings-ramp.ts'
import { powerWarnings } from './warnings-power.ts'
import { trainingWarnings } from './warnings-training.ts'
import { servingWarnings } from './warnings-serving.ts'
import { workWarnings } from './warnings-work.ts'

/** What a plan's reader should know before trusting it: each with the field it hangs on and what would mend it. */
export function warningsOf(facts: WarningFacts): readonly Warning[] {
	return [
		...placeWarnings(facts),
		...crewWarnings(facts),
		...actualWarnings(facts),
		...powerWarnings(facts),
		...flexibleWarnings(facts),
		...hourWarnings(facts),
		...hallWarnings(facts),
		...rampWarnings(facts),
		...chipWarnings(facts),
		...workWarnings(facts),
		...servingWarnings(facts),
		...trainingWarnings(facts),
		...limitWarnings(facts),
		...heatWarnings(facts),
		...moneyWarnings(facts),
	]
}
