import type { PlanResult } from '#shared/result.ts'
import { counted, countInWords, sentenceCase } from '../wording/months.ts'
import { causeNoun } from '../wording/names.ts'
import type { Finding } from './finding.ts'

const EXPLANATION = 'Solid: dates the labour market allows. Grey rule: dates as planned. Hatched: the slip.'
const KINDS = { phase: 'hall', contract: 'power contract', order: 'chip order' } as const

function nounFor(refs: readonly string[]): string {
	const kinds = new Set(refs.map((ref) => ref.split(':')[0]))
	const [only] = kinds
	if (kinds.size !== 1) return 'item'
	return only === 'phase' || only === 'contract' || only === 'order' ? KINDS[only] : 'item'
}

/** «Five halls slip four to eight months, all for electricians». */
export function scheduleFinding(result: PlanResult): Finding {
	const entries = Object.entries(result.schedule)
	if (entries.length === 0)
		return {
			title: 'Nothing is dated yet',
			lede: 'Add halls, chip orders and power contracts to see their dates here.',
		}
	const late = entries.filter(([, entry]) => entry.delayMonths > 0 || entry.finish === null)
	if (late.length === 0) return { title: 'Everything is on its planned date', lede: EXPLANATION }
	const months = late.map(([, entry]) => entry.delayMonths).sort((a, b) => a - b)
	const [least, most] = [months[0] ?? 0, months.at(-1) ?? 0]
	const by = least === most ? counted(most, 'month') : `${countInWords(least)} to ${counted(most, 'month')}`
	const causes = new Set(late.map(([, entry]) => entry.cause).filter((cause) => cause !== null))
	const [cause] = causes
	const why =
		causes.size === 1 && cause !== undefined
			? late.length > 1
				? `, all for ${causeNoun(cause)}`
				: `, for ${causeNoun(cause)}`
			: ''
	const noun = nounFor(late.map(([ref]) => ref))
	return {
		title: sentenceCase(`${counted(late.length, noun)} ${late.length === 1 ? 'slips' : 'slip'} ${by}${why}`),
		lede: EXPLANATION,
	}
}
