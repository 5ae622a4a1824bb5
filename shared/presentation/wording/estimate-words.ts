import type { PlanResult } from '#shared/result.ts'
import { NOTE_QUALITIES } from '#shared/fields/note-qualities.ts'
import { percent } from './figures.ts'

const PERCENT = 100
const signed = (share: number) => `${share < 0 ? '−' : '+'}${String(Math.abs(Math.round(share * PERCENT)))}`

/** `class 4, −18/+30 %: 78 % benchmark, 22 % guess`; empty where nothing is to be paid. */
export function estimateWords({ finance }: Pick<PlanResult, 'finance'>): string {
	const { class: found, lowShare, highShare, moneyByQuality } = finance.estimate
	if (found === null || lowShare === null || highShare === null) return ''
	const all = NOTE_QUALITIES.reduce((sum, quality) => sum + moneyByQuality[quality], 0)
	const parts = NOTE_QUALITIES.filter((quality) => moneyByQuality[quality] > 0).map(
		(quality) => `${percent(moneyByQuality[quality] / all)} ${quality}`,
	)
	return `class ${String(found)}, ${signed(lowShare)}/${signed(highShare)} %: ${parts.join(', ')}`
}
