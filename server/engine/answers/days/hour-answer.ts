import {
	DAY_KINDS,
	type DayKind,
	HOUR_FIGURES,
	type HourFigure,
	hourName,
	hourSeries,
} from '#shared/document/supply-day.ts'
import type { Explanation } from '#shared/explanation.ts'
import type { Remark } from '#shared/remarks.ts'
import { explain, factAsInput, NOTHING } from '../../kernel/explain/explain.ts'
import { columnOf, type Frame } from '../../kernel/run.ts'
import { largestMonth } from '../../kernel/total.ts'
import { contractFirm } from '../../layers/energy/available.ts'
import { dispatchMonth } from '../../layers/energy/hours/settle/dispatch.ts'
import { dispatchRank, servedImport } from '../../layers/energy/hours/dispatch-inputs.ts'
import { HOURS_PER_DAY } from '../../layers/energy/hours/made/sun.ts'
import type { Dispatchable, MonthSupply } from '../../layers/energy/hours/settle/supply.ts'
import { siteEnergy } from '../../layers/energy/purchase/purchase-energy.ts'
import type { EngineModel } from '../../world.ts'
import type { DocumentAsked } from '../figures/document-reader.ts'
import { readSiteFigure } from '../figures/site-figure.ts'
import { supplyAt } from './days-of-site.ts'
import { monthDays, shownDays } from './month-days.ts'

const SOURCE = 'Energy chapter R8–R12'
const METHOD =
	'In every hour on-site carbon-free plant comes first, then PPAs over the imports, then the battery, then what is contracted by rank: firm imports, non-firm service, gas, each up to what it may give. What nothing brings is unserved.'

type Hour = { readonly kind: DayKind; readonly hour: number; readonly figure: HourFigure }

/**
 * `sites.abilene.dispatchDays.worst.17.gas`: one hour of a kind of day, told by who was asked before whom. Without a month the one in which
 * the site uses most energy. Null for all other names, and where the month has no such day.
 */
export function hourAnswer(frame: Frame<EngineModel>, name: string, asked: DocumentAsked): Explanation<Remark> | null {
	const { site, scope, path } = readSiteFigure(frame, name, 'dispatchDays')
	const hour = site < 0 || (asked.scope ?? scope) !== scope ? null : readHour(path)
	if (!hour) return null
	const month = monthOf(frame, site, asked.month)
	const supply = supplyAt(frame, site, month)
	const value = supply && valueOf(supply, hour)
	if (!supply || value === null) return null
	return laidOut(frame, { name, site, scope, month, hour, supply, value })
}

type LaidOutParams = {
	readonly name: string
	readonly site: number
	readonly scope: string
	readonly month: number
	readonly hour: Hour
	readonly supply: MonthSupply
	readonly value: number
}

/** The figure with every step of the order of merit, what the site uses and what each contract may give. */
function laidOut(
	frame: Frame<EngineModel>,
	{ name, site, scope, month, hour, supply, value }: LaidOutParams,
): Explanation<Remark> {
	const steps = stepsOf(frame, supply, hour)
	const { months } = frame.world.model
	const at = { month, monthNames: months, depth: 0 }
	return {
		...NOTHING,
		quantity: name,
		symbol: '',
		label: `${HOUR_FIGURES[hour.figure]}, ${DAY_KINDS[hour.kind].toLowerCase()}, ${hourName(hour.hour)}`,
		unit: 'MW at the meter',
		scope,
		month: months[month] ?? null,
		value,
		rule: 'eR12',
		source: SOURCE,
		node: 'algorithm',
		method: METHOD,
		decided: decidedBy(steps),
		inputs: [
			...steps.map((step) => stepAsInput(step)),
			explain(frame, { quantity: siteEnergy.id, index: site, ...at }),
			...supply.dispatched.map((one) => explain(frame, { quantity: limitOf(one), index: one.contract, ...at })),
		],
	}
}

/** Null where the month has no such day. */
function valueOf(supply: MonthSupply, { kind, hour, figure }: Hour): number | null {
	const day = monthDays(supply).find((one) => one.kind === kind)
	return (day && hourSeries(day, figure)[hour]) ?? null
}

function readHour(path: string): Hour | null {
	const [kind = '', hour = '', figure = ''] = path.split('.')
	if (!/^(1?\d|2[0-3])$/.test(hour) || !isKind(kind) || !isFigure(figure)) return null
	return { kind, hour: Number(hour), figure }
}

const isKind = (kind: string): kind is DayKind => Object.hasOwn(DAY_KINDS, kind)
const isFigure = (figure: string): figure is HourFigure => Object.hasOwn(HOUR_FIGURES, figure)

function monthOf(frame: Frame<EngineModel>, site: number, asked: string | undefined): number {
	const { months } = frame.world.model
	if (asked !== undefined) return months.indexOf(asked)
	return largestMonth(frame, { quantity: siteEnergy, instances: [site], months: [...months.keys()] })
}

/** What a contract may give in an hour: gas its firm output, imports what is served of them. */
const limitOf = ({ source }: Dispatchable) => (source === 'gas' ? contractFirm.id : servedImport.id)

/** One in the order of merit: what it brings in the hour, and the most it may. */
type HourAnswerStep = {
	readonly name: string
	readonly MW: number
	readonly mostMW: number | null
	readonly rank: number | null
}

function stepsOf(frame: Frame<EngineModel>, supply: MonthSupply, { kind, hour }: Hour): readonly HourAnswerStep[] {
	const { rows, given } = dispatchMonth(supply)
	const type = shownDays(supply).find((day) => day.kind === kind)?.type ?? 0
	const of = (row: Float64Array | undefined) => row?.[type * HOURS_PER_DAY + hour] ?? 0
	const ranks = columnOf(frame, dispatchRank)
	const { powerContracts } = frame.world.model.plan
	const first = (figure: HourFigure, MW: number, mostMW: number) => ({
		...{ name: HOUR_FIGURES[figure], MW, mostMW, rank: null },
	})
	return [
		{ name: HOUR_FIGURES.load, MW: of(rows.load), mostMW: null, rank: null },
		first('onsite', of(rows.onsiteUsed), of(rows.onsiteMade)),
		first('ppa', of(rows.ppaUsed), of(rows.ppaMade)),
		first('battery', of(rows.given), supply.battery.powerMW),
		...supply.dispatched.map(({ contract, MW }, slot) => ({
			name: powerContracts[contract]?.name ?? powerContracts[contract]?.id ?? '',
			MW: of(given[slot]),
			mostMW: MW,
			rank: ranks.at(contract, 0),
		})),
		{ name: HOUR_FIGURES.unserved, MW: of(rows.left), mostMW: null, rank: null },
	].filter(({ mostMW }) => mostMW === null || mostMW > 0)
}

/** What is asked, and by whom it is brought; what nothing brings only where it is more than nothing. */
function decidedBy([load, ...steps]: readonly HourAnswerStep[]): Remark {
	const told = steps.filter(({ MW, mostMW }) => mostMW !== null || MW > LEAST_MW)
	return {
		code: 'order_of_merit',
		facts: { askedMW: load?.MW ?? 0, steps: told.map(({ name, MW, mostMW }) => ({ name, MW, mostMW })) },
	}
}

/** The last bit of a sum is no power. */
const LEAST_MW = 1e-9

function stepAsInput({ name, MW, mostMW, rank }: HourAnswerStep): Explanation<Remark> {
	const text = { code: 'step_gives', facts: { MW, mostMW, rank } } as const
	const origin = { kind: 'rule', rule: 'eR12', text, source: SOURCE, from: [] } as const
	const fact = { id: 'dispatchDays.step', label: name, unit: 'MW at the meter', value: MW, origin, parts: [] }
	return factAsInput(fact, { rule: 'eR12', opened: new Set() })
}
