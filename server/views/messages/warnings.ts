import type { Money } from '#shared/units/money.ts'
import type { Warning, WarningCode } from '#shared/result/warning-result.ts'
import type { Sentences } from './causes.ts'
import { BUILD_WARNINGS } from './warnings/build-warnings.ts'
import { CONTRACT_WARNINGS } from './warnings/contract-warnings.ts'
import { MONEY_WARNINGS } from './warnings/money-warnings.ts'
import { SITE_WARNINGS } from './warnings/site-warnings.ts'
import type { WarningRows } from './warnings/warning-row.ts'
import { WORK_WARNINGS } from './warnings/work-warnings.ts'

/** Every warning there is: one that is added to the engine does not compile before it stands here. */
export const WARNINGS: WarningRows = {
	...SITE_WARNINGS,
	...CONTRACT_WARNINGS,
	...BUILD_WARNINGS,
	...WORK_WARNINGS,
	...MONEY_WARNINGS,
}

/** What may be doubtful, and what would mend it. */
export const warningSentences = <Code extends WarningCode>({ code, facts }: Warning<Code>, money: Money): Sentences =>
	WARNINGS[code].say(facts, money)
