import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { lossesToTell, lossWords, totalsTitle } from '../messages/verdict/loss-words.ts'
import { overviewFinding } from './overview-finding.ts'
import type { Finding } from './finding.ts'

/** How many losses the line below the heading tells. */
const TOLD = 2

/** What is lost in all and to what, dearest first; where nothing is, what the plan comes to. */
export function balanceFinding(plan: PlanFile, result: PlanResult): Finding {
	const { verdict } = result
	const title = totalsTitle(plan, verdict.totals)
	if (title === null) return overviewFinding(plan, result)
	const lost = lossesToTell(verdict).slice(0, TOLD)
	return { title, lede: lost.map((loss) => lossWords(plan, loss).sentence).join(' ') }
}
