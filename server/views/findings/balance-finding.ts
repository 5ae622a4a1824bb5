import { type BindingCause, missingInAll } from '#shared/result/cause-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { causesByMonth } from '../layers/binding-runs.ts'
import { causeSentences } from '../messages/causes.ts'
import { countInWords } from '#shared/formats/months.ts'
import { layerIs } from '#shared/formats/names.ts'
import { shareText } from '#shared/formats/shares.ts'
import { groupOf, groupSpan, lossTitle, servedTitle } from './headline-finding.ts'
import type { Finding } from './finding.ts'

/** The cause that leads, as it is in the month that lacks most of what it holds back. */
function leadingCause(result: PlanResult): BindingCause | null {
	const leads = result.headline?.cause
	const own = causesByMonth(result).flatMap((cause) => (cause !== null && cause.cause === leads ? [cause] : []))
	return own.toSorted((a, b) => missingInAll(b.facts) - missingInAll(a.facts))[0] ?? null
}

function nextText({ next }: BindingCause): string {
	if (next === null) return ''
	return ` Once it is relieved, ${next === 'applications' ? 'demand is' : layerIs(next)} the limit.`
}

/** What is lost and to what, and what would move the most of it. */
export function balanceFinding(plan: PlanFile, result: PlanResult): Finding {
	const { shortfall, headline, months } = result
	if (shortfall.basis === 'nothing')
		return {
			title: 'Nothing is asked of the plan yet',
			lede: 'Which layer holds it back shows as soon as a workload or an application asks for something.',
		}
	if (headline === null)
		return {
			title: shortfall.basis === 'target' ? 'No layer holds the build back' : servedTitle(result),
			lede:
				shortfall.lostMWMonths > 0
					? 'What is lost is too little to name a cause.'
					: 'No month loses work that is asked for.',
		}
	const cause = leadingCause(result)
	if (headline.weighedBy === 'tokens') {
		const share = shortfall.unclaimedTokenMonths / shortfall.demandedTokenMonths
		const loss = lossTitle(shortfall)
		return {
			title: `No workload serves ${shareText(share)} of the tokens that users ask for`,
			lede: [loss === null ? '' : `${loss}.`, cause === null ? '' : causeSentences(cause, plan).mend]
				.filter((part) => part !== '')
				.join(' '),
		}
	}
	const group = groupOf(result)
	const span =
		group &&
		`${layerIs(headline.layer)} the limit in ${countInWords(group.months)} of ${countInWords(months.length)} months for this cause, ${groupSpan(group)}.`
	return {
		title: lossTitle(shortfall) ?? 'No megawatts are lost',
		lede: `${span ?? ''}${cause === null ? '' : `${nextText(cause)} ${causeSentences(cause, plan).mend}`}`,
	}
}
