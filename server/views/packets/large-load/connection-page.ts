import { fieldFacts } from '#shared/fields/registry.ts'
import type { LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { formatFigure } from '#shared/units/format.ts'
import { moneyOf } from '#shared/units/money.ts'
import type { LargeLoad } from '#shared/schemas/packets/large-load.ts'
import { oddsMonthInShort } from '../../messages/odds/percents.ts'
import { choicesFor } from '../../grid/grid-choices.ts'
import { tableOf } from '../../report/parts/blocks.ts'
import type { FactsBlock, SectionBody, TableBlock } from '../../report/report-model.ts'
import { left, right, words } from '../../report/parts/report-parts.ts'
import { MISSING, percent, power, usd } from '#shared/formats/figures.ts'
import { counted, listInWords, longMonth, sentenceCase, shortMonth } from '#shared/formats/months.ts'

type ConnectionPage = { readonly plan: PlanFile; readonly site: LargeLoadSite; readonly odds: LargeLoad['odds'] }
const NOT_SAID = 'not stated'

const figure = (value: number | null, unit = '') =>
	value === null ? MISSING : `${formatFigure(value, { digits: 4 })}${unit === '' ? '' : ` ${unit}`}`
const month = (value: string | null) => (value === null ? MISSING : shortMonth(value))
const cell = (value: number | null) => words(figure(value))

function chosen(plan: PlanFile, field: string, value: string | null): string {
	if (value === null) return NOT_SAID
	return choicesFor(plan, fieldFacts('sites', field)).find((one) => one.value === value)?.label ?? value
}
const label = (field: string) => fieldFacts('sites', field).label

function factsOf({ plan, site }: ConnectionPage): FactsBlock {
	const { connection: of } = site
	const transformers = of.transformers.map(({ MVA, count }) => `${String(count)} × ${figure(MVA, 'MVA')}`).join(', ')
	const servers = listInWords([...new Set(site.contracts.flatMap(({ counterparty }) => counterparty ?? []))])
	const place =
		site.latitude === null || site.longitude === null ? NOT_SAID : `${figure(site.latitude)}, ${figure(site.longitude)}`
	return {
		kind: 'facts',
		perRow: 3,
		title: 'Single-line facts',
		rows: [
			{ name: label('interconnection.connectionPoint'), value: of.connectionPoint ?? NOT_SAID },
			{ name: 'Served by', value: servers === '' ? NOT_SAID : servers },
			{ name: 'Place', value: place },
			{ name: label('siteControl'), value: chosen(plan, 'siteControl', site.siteControl) },
			{ name: label('landHectares'), value: site.landHectares === null ? NOT_SAID : figure(site.landHectares, 'ha') },
			{
				name: label('interconnection.voltageKV'),
				value: of.voltageKV === null ? NOT_SAID : figure(of.voltageKV, 'kV'),
			},
			{ name: label('interconnection.limitMW'), value: of.limitMW === null ? NOT_SAID : power(of.limitMW) },
			{ name: 'Transformers', value: transformers === '' ? NOT_SAID : transformers },
			{ name: label('interconnection.spareTransformers'), value: figure(of.spareTransformers) },
			{ name: 'With the largest out', value: of.withoutLargestMW === null ? MISSING : power(of.withoutLargestMW) },
			{ name: 'Power factor', value: figure(of.powerFactor) },
			{ name: 'Redundancy of halls', value: of.redundancy },
			{ name: label('supplyRedundancy'), value: chosen(plan, 'supplyRedundancy', of.supplyRedundancy) },
			{
				name: label('interconnection.rideThrough'),
				value: chosen(plan, 'interconnection.rideThrough', of.rideThrough),
			},
			{ name: `${label('interconnection.powerQuality')}, harmonics`, value: of.powerQuality ?? NOT_SAID },
			{
				name: label('interconnection.otherRequestsMW'),
				value: of.otherRequestsMW === null ? NOT_SAID : power(of.otherRequestsMW),
			},
			{ name: label('exportLimitMW'), value: of.exportLimitMW === 0 ? 'none' : power(of.exportLimitMW) },
		],
	}
}

type ReadyRow = Pick<LargeLoadSite['plants'][number], 'ready' | 'eightyBy'>

/** Beside odds a P50 that the plan states would be taken for one that was drawn. */
const dateHeads = ({ odds }: ConnectionPage): readonly string[] =>
	odds === null ? ['P50', 'P90'] : ['Stated P50', 'Stated P90', '80% by']
const dateCells = ({ odds }: ConnectionPage, { ready, eightyBy }: ReadyRow) => [
	...[words(month(ready.p50)), words(month(ready.p90))],
	...(odds === null ? [] : [words(oddsMonthInShort(eightyBy))]),
]

function contractsTable(page: ConnectionPage): TableBlock {
	const { site } = page
	return tableOf({
		title: 'Contracts and ready dates',
		columns: [
			...[left('Contract', 1.4), left('Kind', 1.3), left('Status')],
			...['Capacity, MW', 'Ramp', ...dateHeads(page), 'Cut, h/year', 'Take or pay'].map(right),
		],
		rows: site.contracts.map((one) => [
			...[words(one.name), words(one.kind), words(sentenceCase(one.status))],
			cell(one.capacityMW),
			words(one.rampSteps.length > 0 ? counted(one.rampSteps.length, 'step') : counted(one.rampMonths, 'month')),
			...[...dateCells(page, one), cell(one.curtailmentHoursPerYear)],
			words(one.takeOrPayShare === 0 ? MISSING : percent(one.takeOrPayShare)),
		]),
		least: 3,
		noun: 'contracts',
		empty: 'No contract yet.',
	})
}

function securityTable({ plan, site }: ConnectionPage): TableBlock {
	const money = moneyOf(plan)
	const amount = (value: number | null) => words(value === null || value === 0 ? MISSING : usd(value, money))
	return tableOf({
		title: 'Collateral posted',
		columns: [left('Contract', 1.4), ...['Collateral', 'Posted', 'Returned', 'Upgrades paid', 'Exit fee'].map(right)],
		rows: site.security.map((one) => [
			words(one.name),
			amount(one.collateralUsd),
			...[words(month(one.postedMonth)), words(month(one.returnedMonth))],
			...[amount(one.networkUpgradeUsd), amount(one.exitFeeUsd)],
		]),
		least: 2,
		noun: 'contracts',
		empty: 'Nothing is posted: no grid contract yet.',
	})
}

function plantsTable(page: ConnectionPage): TableBlock {
	const { site } = page
	return tableOf({
		title: 'Plant and batteries on the site',
		columns: [
			...[left('Plant', 1.4), left('Kind', 1.3)],
			...['MW', 'Units', 'Unit, MW', 'MWh', 'Lasts, h', 'Permitted, h/year', ...dateHeads(page)].map(right),
		],
		rows: site.plants.map((one) => [
			...[words(one.name), words(one.kind)],
			...[one.capacityMW, one.units, one.unitMW, one.storedMWh, one.hours, one.permittedHoursPerYear].map(cell),
			...dateCells(page, one),
		]),
		least: 2,
		noun: 'plants',
		empty: 'No plant and no battery on the site.',
	})
}

function standbyTable({ site }: ConnectionPage): TableBlock {
	return tableOf({
		title: 'Backup of the halls',
		columns: [left('Item', 1.4), right('Units'), right('Unit size'), left('Unit of size')],
		rows: site.standby.map((one) => [words(one.name), cell(one.units), cell(one.unitSize), words(one.sizeUnit)]),
		least: 2,
		noun: 'items',
		empty: 'No hall has its own backup.',
	})
}

/** Only where power waits for others. */
function worksTables({ plan, site }: ConnectionPage): readonly TableBlock[] {
	if (site.works.length === 0) return []
	return [
		tableOf({
			title: 'Third-party upgrades',
			columns: [left('Work', 1.4), ...['Gates, MW', 'Due, P50', 'Due, P90', 'Contribution'].map(right)],
			rows: site.works.map((one) => [
				words(one.name),
				words(one.gatesMW === null ? 'all' : figure(one.gatesMW)),
				...[words(month(one.ready.p50)), words(month(one.ready.p90)), words(usd(one.contributionUsd, moneyOf(plan)))],
			]),
			least: 2,
			noun: 'works',
			empty: '',
		}),
	]
}

/** The last of what brings power, as it is likely and in the late case. */
function findingOf({ site }: ConnectionPage): string {
	const ready = [...site.contracts, ...site.plants].map((one) => one.ready)
	if (ready.length === 0) return `${site.name} has no power contract and no plant yet`
	const latest = (of: 'p50' | 'p90') =>
		ready
			.map((one) => one[of])
			.toSorted()
			.at(-1) ?? ''
	const [likely, late] = [latest('p50'), latest('p90')]
	const by = `${site.name}: all contracted service starts by ${longMonth(likely)}`
	return likely === late ? `${by}, no late case is stated` : `${by}, in the late case by ${longMonth(late)}`
}

/** What a single-line diagram, a contract list and a security list of a site hold. */
export function connectionPage(page: ConnectionPage): SectionBody {
	const { connection: of } = page.site
	return {
		bookmark: `Connection, ${page.site.name}`,
		finding: findingOf(page),
		lede: [
			of.transformerRemark ?? '',
			'Dates: P50 with the likely delay, P90 with the late case. A dash: not stated, or none.',
			page.odds === null
				? ''
				: `80% by: the simulation of this plan, ${formatFigure(page.odds.draws, { whole: true })} draws.`,
		]
			.filter((part) => part !== '')
			.join(' '),
		blocks: [
			factsOf(page),
			contractsTable(page),
			securityTable(page),
			plantsTable(page),
			standbyTable(page),
			...worksTables(page),
		],
	}
}
