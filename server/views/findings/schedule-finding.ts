import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { serviceOf } from '../figures/service-month.ts'
import { counted, countInWords, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
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

/** «MidAmerican service waits for Utility substation until December 2028»; null where no contract waits beyond its own month. */
function waitingTitle(plan: PlanFile, result: PlanResult): string | null {
	const waiting = plan.powerContracts.flatMap((contract) => {
		const { month, waitsFor } = serviceOf({ plan, result }, contract)
		return waitsFor === null ? [] : [{ name: contract.name ?? contract.id, waitsFor, month }]
	})
	const [last, ...others] = waiting.toSorted((one, other) => other.month.localeCompare(one.month))
	if (last === undefined) return null
	return others.length === 0
		? `${last.name} waits for ${last.waitsFor} until ${longMonth(last.month)}`
		: `${sentenceCase(counted(waiting.length, 'contract'))} wait for works of others, until ${longMonth(last.month)} at the latest`
}

/** «Five halls slip by four to eight months: too few electricians». */
export function scheduleFinding(result: PlanResult, plan?: PlanFile): Finding {
	const entries = Object.entries(result.schedule)
	if (entries.length === 0)
		return {
			title: 'Nothing is dated yet',
			lede: 'Add halls, chip orders and power contracts to see their dates here.',
		}
	const open = entries.filter(([, { finish }]) => finish === null)
	const slipped = entries.filter(([, { finish, delayMonths }]) => finish !== null && delayMonths > 0)
	const waiting = plan === undefined ? null : waitingTitle(plan, result)
	if (open.length === 0 && slipped.length === 0)
		return {
			title: waiting ?? `Everything is on ${orBefore(entries)}its planned date${ifOrdered(result)}`,
			lede: EXPLANATION,
		}
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
