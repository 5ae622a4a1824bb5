import type { Money } from '#shared/units/money.ts'
import type { FoundWarning, Warning, WarningCode } from '#shared/warning-result.ts'
import { ACTUAL_WARNINGS } from './warnings/actual-warnings.ts'
import { CHIP_WARNINGS } from './warnings/chip-warnings.ts'
import { HALL_WARNINGS } from './warnings/hall-warnings.ts'
import { MONEY_WARNINGS } from './warnings/money-warnings.ts'
import { POWER_WARNINGS } from './warnings/power-warnings.ts'
import { SERVING_WARNINGS } from './warnings/serving-warnings.ts'
import { SITE_WARNINGS } from './warnings/site-warnings.ts'
import type { WarningRows } from './warnings/warning-row.ts'
import { WORK_WARNINGS } from './warnings/work-warnings.ts'

/** Every warning there is: one that is added to the engine does not compile before it stands here. */
export const WARNING_WORDS: WarningRows = {
	...POWER_WARNINGS,
	...ACTUAL_WARNINGS,
	...HALL_WARNINGS,
	...CHIP_WARNINGS,
	...SITE_WARNINGS,
	...SERVING_WARNINGS,
	...WORK_WARNINGS,
	...MONEY_WARNINGS,
}

/** A warning with its sentences. */
export function saidWarning<Code extends WarningCode>(
	{ path, code, facts }: FoundWarning<Code>,
	money: Money,
): Warning {
	return { path, code, ...WARNING_WORDS[code].say(facts, money) }
}
