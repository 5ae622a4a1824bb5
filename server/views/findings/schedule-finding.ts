import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { serviceOf } from '../figures/service-month.ts'
import { counted, countInWords, longMonth, sentenceCase } from '#shared/formats/months.ts'
import { becauseOf } from '#shared/formats/names.ts'
import { headlineTitle } from '../messages/verdict/headline-words.ts'
import { ifOrdered } from './hall-sentence.ts'
import type { Finding } from './finding.ts'

const EXPLANATION = 'Bars: resource-leveled dates. Gray line: planned. Hatching: slip.'
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
		: `${sentenceCase(counted(waiting.length, 'contract'))} wait for third-party upgrades, until ${longMonth(last.month)} at the latest`
}

/** «Five halls slip four to eight months: too few electricians»; null where everything keeps to its dates. */
function slippedTitle(result: PlanResult): string | null {
	const entries = Object.entries(result.schedule)
	const open = entries.filter(([, { finish }]) => finish === null)
	const slipped = entries.filter(([, { finish, delayMonths }]) => finish !== null && delayMonths > 0)
	const told = open.length > 0 ? open : slipped
	if (told.length === 0) return null
	const noun = nounFor(told.map(([ref]) => ref))
	const late = told.map(([, entry]) => entry)
	const verb =
		open.length > 0
			? `${told.length === 1 ? 'does' : 'do'} not finish by plan end`
			: `${told.length === 1 ? 'slips' : 'slip'} ${slipText(late)}`
	return `${sentenceCase(counted(told.length, noun))} ${verb}${becauseOf(sharedCause(late))}`
}

/** What slips against the plan’s own dates, or what waits, or that nothing does. */
export function datesTitle(plan: PlanFile, result: PlanResult): string {
	const kept = `Everything is on ${orBefore(Object.entries(result.schedule))}its planned date${ifOrdered(result)}`
	return slippedTitle(result) ?? waitingTitle(plan, result) ?? kept
}

/** A date that was asked for and is missed comes first, then what slips against the plan’s own dates. */
export function scheduleFinding(result: PlanResult, plan: PlanFile): Finding {
	const entries = Object.entries(result.schedule)
	if (entries.length === 0)
		return {
			title: 'No dates yet',
			lede: 'Add halls, chip orders and power contracts to see their dates.',
		}
	const { case: leads } = result.verdict.headline
	if (leads === 'target_late' || leads === 'target_missed')
		return { title: headlineTitle(plan, result), lede: `${datesTitle(plan, result)}. ${EXPLANATION}` }
	return { title: datesTitle(plan, result), lede: EXPLANATION }
}
