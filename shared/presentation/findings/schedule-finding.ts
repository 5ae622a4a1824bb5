import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import { counted, countInWords, sentenceCase } from '../wording/months.ts'
import { becauseOf } from '../wording/names.ts'
import { ifOrdered } from './hall-sentence.ts'
import type { Finding } from './finding.ts'

const EXPLANATION =
	'Solid: dates as people and deliveries allow (levelled). Grey line: dates as planned. Hatched: how far they slip.'
const KINDS = { phase: 'hall', contract: 'power contract', order: 'chip order' } as const

function nounFor(refs: readonly string[]): string {
	const kinds = new Set(refs.map((ref) => ref.split(':')[0]))
	const [only] = kinds
	if (kinds.size !== 1) return 'item'
	return only === 'phase' || only === 'contract' || only === 'order' ? KINDS[only] : 'item'
}

/** The one cause of all of them; null where they differ or one has none. */
function sharedCause(late: readonly ScheduleEntry[]): ScheduleEntry['cause'] {
	const [first, ...others] = new Set(late.map(({ cause }) => cause))
	return others.length === 0 ? (first ?? null) : null
}

function slipText(late: readonly ScheduleEntry[]): string {
	const months = late.map(({ delayMonths }) => delayMonths).sort((a, b) => a - b)
	const [least, most] = [months[0] ?? 0, months.at(-1) ?? 0]
	return least === most ? counted(most, 'month') : `${countInWords(least)} to ${counted(most, 'month')}`
}

/** Said where a report brings something forward. */
const orBefore = (entries: readonly (readonly [string, ScheduleEntry])[]) =>
	entries.some(([, { delayMonths }]) => delayMonths < 0) ? 'or before ' : ''

/** «Five halls slip by four to eight months: too few electricians». */
export function scheduleFinding(result: PlanResult): Finding {
	const entries = Object.entries(result.schedule)
	if (entries.length === 0)
		return {
			title: 'Nothing is dated yet',
			lede: 'Add halls, chip orders and power contracts to see their dates here.',
		}
	const open = entries.filter(([, { finish }]) => finish === null)
	const slipped = entries.filter(([, { finish, delayMonths }]) => finish !== null && delayMonths > 0)
	if (open.length === 0 && slipped.length === 0)
		return { title: `Everything is on ${orBefore(entries)}its planned date${ifOrdered(result)}`, lede: EXPLANATION }
	const told = (open.length > 0 ? open : slipped).map(([, entry]) => entry)
	const noun = nounFor((open.length > 0 ? open : slipped).map(([ref]) => ref))
	const verb =
		open.length > 0
			? `${told.length === 1 ? 'does' : 'do'} not finish in the months looked at`
			: `${told.length === 1 ? 'slips' : 'slip'} by ${slipText(told)}`
	return {
		title: `${sentenceCase(counted(told.length, noun))} ${verb}${becauseOf(sharedCause(told))}`,
		lede: EXPLANATION,
	}
}
