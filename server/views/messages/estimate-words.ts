import type { PlanResult } from '#shared/result.ts'
import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import { percent } from '#shared/formats/figures.ts'
import { sentenceCase } from '#shared/formats/months.ts'

const PERCENT = 100
const signed = (share: number) => `${share < 0 ? '−' : '+'}${String(Math.abs(Math.round(share * PERCENT)))}`

/** `class 4 estimate (−18/+30%): 78% benchmark, 22% guess`; empty where nothing is to be paid. */
export function estimateWords({ finance }: Pick<PlanResult, 'finance'>): string {
	const { class: found, lowShare, highShare, moneyByQuality } = finance.estimate
	if (found === null || lowShare === null || highShare === null) return ''
	const all = NOTE_QUALITIES.reduce((sum, quality) => sum + moneyByQuality[quality], 0)
	const parts = NOTE_QUALITIES.filter((quality) => moneyByQuality[quality] > 0).map(
		(quality) => `${percent(moneyByQuality[quality] / all)} ${quality}`,
	)
	return `class ${String(found)} estimate (${signed(lowShare)}/${signed(highShare)}%): ${parts.join(', ')}`
}

/** What is known of how true the hours and the staff come out; empty where the plan has neither. People O1; methodology §3. */
export function peopleEstimateWords({ workforce }: Pick<PlanResult, 'workforce'>): string {
	const built = workforce.construction.hours > 0 ? ['Construction hours are within −35/+55%'] : []
	const run = workforce.operations.headcount.some((heads) => heads > 0)
		? ['operations staff within a factor of two']
		: []
	const parts = [...built, ...run]
	return parts.length === 0 ? '' : `${sentenceCase(parts.join(', '))}.`
}
