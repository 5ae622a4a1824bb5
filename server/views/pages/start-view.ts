import { buildClass, buildClassOf, hallMonths } from '#shared/catalogue/builds/build-classes.ts'
import { campusesBehind } from '#shared/catalogue/builds/class-evidence.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import type { Percentiles } from '#shared/catalogue/types.ts'
import type { Layer } from '#shared/layers.ts'
import type { SimulatedFigure } from '#shared/result/simulation-result.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { PLACE_ROWS } from '#shared/start/place.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Money } from '#shared/units/money.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { figuresFrom, type FigureSource } from '../figures/figure.ts'
import { FULL_POWER } from '../messages/milestones.ts'
import { lossPlace } from '../messages/verdict/loss-words.ts'
import { lateOrUnserved } from '../layers/late-or-unserved.ts'
import { overviewTitle } from '../findings/overview-finding.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { sum } from '../figures/series.ts'
import type { Finding } from '../findings/finding.ts'
import { choicesFor } from '../grid/grid-choices.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { defaultsToConfirm } from '../tables/to-confirm-view.ts'
import { chipNames } from '../messages/chip-name.ts'
import { listed } from '../messages/counts.ts'
import { compact, count, megawatts, MISSING, usd } from '#shared/formats/figures.ts'
import { counted, countInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { itemName } from '#shared/formats/names.ts'
import { currencyText } from './site/place-currency.ts'
import { heldByWords, waysView, type HeldBy, type SizedWay, type WayView } from './start-ways.ts'
import { rowsOf, type PlaceRow, type SitePlace } from './site/sites-view.ts'

/** What is read for a place before anything stands there, and where the rows lie that it is read from. */
export type PlaceView = {
	readonly rows: readonly PlaceRow[]
	/** what each of them may be instead */
	readonly choices: PlaceChoices
	readonly points: readonly SitePlace[]
}
export type PlaceChoices = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>

const plainChoice = ({ value, label }: { readonly value: string; readonly label: string }) => ({ value, label })

/** The rows of a plan's only site. */
export function buildPlaceView({ plan, result }: FigureSource): PlaceView {
	const [site] = plan.sites
	const places = site === undefined ? undefined : result.sites[site.id]?.places
	if (site === undefined || places === undefined) return { rows: [], choices: {}, points: [] }
	const { climates, labourMarkets, costs } = catalogueFor(plan)
	const found = [
		{ name: 'climate', row: climates.find(({ id }) => id === places.climate.id) },
		{ name: 'labor', row: labourMarkets.find(({ id }) => id === places.labourMarket?.id) },
		{ name: 'cost', row: costs.find(({ id }) => id === places.costMarket.id) },
	]
	const points = new Map<string, { readonly latitude: number; readonly longitude: number; readonly names: string[] }>()
	for (const { name, row } of found) {
		if (row === undefined || row.latitude === null || row.longitude === null) continue
		const { latitude, longitude } = row
		// What lies a few kilometres apart is one pin.
		const at = `${latitude.toFixed(0)} ${longitude.toFixed(0)}`
		points.set(at, { latitude, longitude, names: [...(points.get(at)?.names ?? []), name] })
	}
	return {
		rows: rowsOf({ plan, result, site }),
		choices: Object.fromEntries(
			PLACE_ROWS.map((field) => [field, choicesFor(plan, gridFacts('sites', field)).map(plainChoice)]),
		),
		points: [...points].map(([id, { names, ...at }]) => ({ id, name: sentenceCase(listed(names)), ...at })),
	}
}

/** A thing that was sized, or several alike. */
export type SizedLine = { readonly layer: Layer; readonly text: string; readonly note: string }
/** A plan that three answers come to, in short: nothing of it is stored yet. */
export type StartView = {
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly lines: readonly SizedLine[]
	/** what amounts are in, with the rate and its source; empty: in dollars */
	readonly currency: string
	/** what may be done where the month asked for is not met; none where it is */
	readonly ways: { readonly title: string; readonly rows: readonly WayView[] } | null
}

type Sized = FigureSource & {
	readonly answers: Pick<StartAnswers, 'by'>
	readonly runsFrom: string
	readonly heldBy: HeldBy | null
	/** first power of the first draws of the plan; null: nothing of it is uncertain */
	readonly range: SimulatedFigure | null
	readonly ways: readonly SizedWay[]
	/** whether all of it is at work in the plan's last month */
	readonly lasts: boolean
}

function findingOf({ plan, result, heldBy, lasts }: Sized): Finding {
	const all = `${megawatts(sum(plan.sites.map(({ targetItMW }) => targetItMW ?? 0)))} MW IT`
	if (!lasts) {
		return {
			title: `Only part of ${all} can run at once`,
			lede: 'Too few workers, or too many halls in sequence: the first accelerators retire before the last start. Enter a smaller size, or plan several campuses.',
		}
	}
	const bridge = plan.powerContracts.find(({ id }) => id === 'bridge')
	const grid = plan.powerContracts.find(({ id }) => id === 'grid')
	const on =
		bridge === undefined || grid === undefined
			? ''
			: `${bridge.name ?? bridge.id} carries the full load until ${longMonth(grid.startMonth)}. `
	const why = heldBy === null ? '' : ` Limited by ${heldByWords(heldBy)}.`
	const isLate = result.verdict.headline.case === 'target_late' || result.verdict.headline.case === 'target_missed'
	return {
		title: overviewTitle(plan, result),
		lede: `${on}${isLate ? `Halls start and equipment is ordered now: typical lead times allow nothing sooner.${why}` : 'Halls start early enough for nine in ten of their class to be ready by the target.'}`,
	}
}

const plain = (label: string, value: string, note: string): KeyFigure => ({
	...{ label, value, note, unit: '', why: null, figure: null },
})

/** The month of the verdict, and how late it is: as the plan’s own pages say it once it is stored. */
function fullPowerFigure({ result, lasts }: Sized): KeyFigure {
	const { month, monthsLate } = result.verdict.fullPower
	if (!lasts || month === null) return plain(FULL_POWER, MISSING, 'not by plan end')
	const late = (monthsLate ?? 0) > 0 ? `${counted(monthsLate ?? 0, 'month')} after target` : 'on target'
	return plain(FULL_POWER, shortMonth(month), late)
}

/** What a megawatt costs by what is counted in: halls, connection and land with them, plant with both. Rule lP21. */
function scopesNote({ plan, result: { finance } }: FigureSource, money: Money): string {
	const { hallsUsdPerItMW, connectedUsdPerItMW, ownPlantUsdPerItMW } = finance.scopes
	if (hallsUsdPerItMW === null || connectedUsdPerItMW === null || ownPlantUsdPerItMW === null) return ''
	const bands = [usd(hallsUsdPerItMW, money), usd(connectedUsdPerItMW, money), usd(ownPlantUsdPerItMW, money)]
	const [halls, connected, powered] = bands
	const plant = powered === connected ? '' : `, ${powered ?? ''} with own plant`
	const per = plan.chipOrders.length > 0 ? 'incl. chips; per MW IT without them' : 'per MW IT'
	return `${per}: ${halls ?? ''} halls only, ${connected ?? ''} connected${plant}`
}

function figuresOf(sized: Sized): readonly KeyFigure[] {
	const { plan, result } = sized
	const { figure, month, money } = figuresFrom({ plan, result })
	const people = figure('workforce.construction.headcount', { at: 'largest' })
	const { mwMonths, most } = lateOrUnserved(result)
	return [
		fullPowerFigure(sized),
		{
			...plain('Late or unserved', compact(mwMonths), most === null ? 'nothing' : lossPlace(plan, most)),
			unit: 'MW-months',
		},
		soldOrBought(plan, money),
		keyFigure('Capex', {
			figure: figure('finance.totals.capexUsd'),
			note: scopesNote(sized, money),
		}),
		keyFigure('Peak construction headcount', { figure: people, unit: 'people', note: month(people) }),
		// Nothing of this plan is stored: there is no page to explain it yet.
	].map((one) => ({ ...one, why: null }))
}

/** Accelerators to buy; of a landlord, what is let. */
function soldOrBought(plan: PlanFile, money: Money): KeyFigure {
	const { chipOrders, leases } = plan
	const [lease] = leases
	if (lease === undefined)
		return plain('Accelerators', count(sum(chipOrders.map(({ accelerators }) => accelerators))), chipsText(plan))
	const rent = `${usd(lease.rentUsdPerKWMonth, money)} per kW-month`
	return { ...plain('Leased', megawatts(sum(leases.map(({ itMW }) => itMW))), rent), unit: 'MW IT' }
}

const chipsText = (plan: FigureSource['plan']) =>
	[...new Set(plan.chipOrders.map(({ chip }) => chipNames(plan)(chip)))].join(', ')

const kindName = (kind: string) => builtInCatalogue.powerContractTypes.find(({ id }) => id === kind)?.name ?? kind

/** One of them where both read alike. */
const spanText = (first: string, last: string) => (first === last ? first : `${first} to ${last}`)

/** `Apr 2028`, or from the first to the last of them. */
function spanOf(months: readonly string[]): string {
	const [first = '', last = first] = [months.toSorted()[0], months.toSorted().at(-1)]
	return spanText(shortMonth(first), shortMonth(last))
}

function linesOf(sized: Sized): readonly SizedLine[] {
	const { plan } = sized
	const { powerContracts, buildPhases, chipOrders, leases, workloads, applications } = plan
	const [hall] = buildPhases
	const [order] = chipOrders
	const many = (number: number, one: string) => (number === 1 ? `1 ${one}` : `${count(number)} ${one}s`)
	// As the overview tells it: the last month of the work.
	const finished = buildPhases.map((one) => addMonths(one.startMonth, hallMonths(catalogueFor(plan), plan, one) - 1))
	return [
		...powerContracts.map(({ id, name, kind, capacityMW, startMonth }) => ({
			layer: 'energy' as const,
			text: `${name ?? id}, ${megawatts(capacityMW)} MW`,
			note: `${id === 'bridge' ? `${kindName(kind)}, ` : ''}from ${shortMonth(startMonth)}`,
		})),
		...(hall === undefined
			? []
			: [
					{
						layer: 'infrastructure' as const,
						text: `${many(buildPhases.length, 'hall')} of ${megawatts(hall.itMW)} MW IT`,
						note: `start ${spanOf(buildPhases.map(({ startMonth }) => startMonth))}, planned finish ${spanOf(finished)}`,
					},
				]),
		...(hall === undefined ? [] : [classLine(sized, hall)]),
		...(order === undefined
			? []
			: [
					{
						layer: 'chips' as const,
						text: `${many(chipOrders.length, 'order')} of ${count(order.accelerators)} accelerators`,
						note: `order ${spanOf(chipOrders.map(({ orderMonth }) => orderMonth))}`,
					},
				]),
		...leases.map(({ id, name, itMW, startMonth }) => ({
			layer: 'infrastructure' as const,
			text: `${name ?? id}, ${megawatts(itMW)} MW IT`,
			note: `lease from ${shortMonth(startMonth)}`,
		})),
		...workloads.map(({ id, name, startMonth }) => ({
			layer: 'models' as const,
			text: name ?? id,
			note: `from ${shortMonth(startMonth)}`,
		})),
		...applications.map(({ id, name, unitsAtStart, unitsAtEnd }) => ({
			layer: 'applications' as const,
			text: name ?? id,
			note: `${spanText(compact(unitsAtStart), compact(unitsAtEnd ?? unitsAtStart))} users`,
		})),
	]
}

/** What campuses of its class took to their first building, and what this plan takes to its first power. */
function classLine({ plan, result, range, heldBy }: Sized, hall: PlanFile['buildPhases'][number]): SizedLine {
	const catalogue = catalogueFor(plan)
	const { id, name, months } = buildClass(catalogue, buildClassOf(plan, hall.siteId))
	const campuses = campusesBehind(id, catalogue.campusBuilds)
	const atWork = campuses.filter((row) => row.atWork)
	const { firstPower } = result.verdict
	const yours = firstPower === null ? '' : `; ${yoursText({ result, hall, firstPower, range, heldBy, months })}`
	return {
		layer: 'infrastructure',
		text: `${name}: ${String(months.p10)} to ${String(months.p90)} months from clearing land`,
		note: `${counted(campuses.length, 'campus', 'campuses')} like it, ${countInWords(atWork.length)} at work${yours}`,
	}
}

type Yours = Pick<Sized, 'result' | 'range' | 'heldBy'> & {
	readonly hall: { readonly startMonth: string; readonly siteId: string }
	readonly firstPower: string
	/** of its class */
	readonly months: Percentiles
}

/** `yours: 32, first power November 2029 (P10 to P90: June 2029 to March 2031), waits for …`. Rule D4. */
function yoursText(yours: Yours): string {
	const { hall, firstPower, range, heldBy } = yours
	const months = monthsBetween(hall.startMonth, firstPower)
	const why = heldBy === null ? '' : `, limited by ${heldByWords(heldBy)}`
	const isDated = range?.kind === 'month' && range.p10 !== null
	const span = isDated ? ` (P10 to P90: ${longMonth(range.p10)} to ${laterText(range.p90)})` : ''
	return `yours: ${String(months)}, first power ${longMonth(firstPower)}${span}${why}${beyondText(yours, months)}`
}

const LONG_LEAD = 'long_lead:'

/** Why it takes longer than nine in ten of its class: those had ordered long before they cleared land, or had power already. */
function beyondText({ result, hall, heldBy, months }: Yours, took: number): string {
	if (took <= months.p90 || heldBy === null) return ''
	if (heldBy.what === 'power') return '. That is longer than its class takes: halls are ready before their power'
	if (!heldBy.cause.startsWith(LONG_LEAD)) return ''
	const item = heldBy.cause.slice(LONG_LEAD.length)
	const orderBy = result.sites[hall.siteId]?.equipment.find((row) => row.item === item)?.orderBy ?? null
	const ahead = orderBy === null ? 0 : monthsBetween(orderBy, hall.startMonth)
	if (ahead <= 0) return ''
	return `. That is longer than its class takes: to be ready in ${String(months.p50)} months, a campus orders each ${itemName(item)} ${counted(ahead, 'month')} before it clears land, or reserves a slot`
}

const laterText = (month: string | null) => (month === null ? 'not by plan end' : longMonth(month))

/** What answers come to. */
export function buildStartView(sized: Sized): StartView {
	const confirm = defaultsToConfirm(sized.plan)
	const finding = findingOf(sized)
	const lede = confirm === null ? finding.lede : `${finding.lede} ${confirm.title}.`
	const { by } = sized.answers
	const rows = waysView(sized.ways, { by, money: figuresFrom(sized).money })
	const ways = rows.length === 0 ? null : { title: `Ways to ${longMonth(by)}`, rows }
	return {
		finding: { ...finding, lede },
		figures: figuresOf(sized),
		lines: linesOf(sized),
		currency: currencyText(sized.plan),
		ways,
	}
}
