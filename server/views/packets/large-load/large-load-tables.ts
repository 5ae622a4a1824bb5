import type { LargeLoad, LargeLoadSite } from '#shared/schemas/packets/large-load.ts'
import { aboutTable, reckonedTable } from '../packet-tables.ts'
import { ANSWER_WORDS } from '../../messages/rule-words.ts'
import type { PacketCell, PacketTable } from '../packet.ts'

const ofSites = <Row>(
	{ sites }: LargeLoad,
	rowsOf: (site: LargeLoadSite) => readonly Row[],
	cells: (row: Row) => readonly PacketCell[],
) => sites.flatMap((site) => rowsOf(site).map((row) => [site.name, ...cells(row)]))

const load = (document: LargeLoad): PacketTable => ({
	name: 'Load by month',
	heads: [
		...['Site', 'Month', 'Load, MW at the meter', 'Firm, MW', 'Shiftable, MW', 'Pausable, MW'],
		...['By contract, MW', 'Drawn, MW', 'Requested, MW', 'Firm supply, MW'],
		...['Peak import over the grid, MW', 'Net import over the grid, MWh'],
	],
	rows: document.sites.flatMap(({ name, load: of }) =>
		document.months.map((month, at) => [
			...[name, month],
			...[of.loadMW, of.firmMW, of.shiftableMW, of.pausableMW, of.agreedPauseMW].map((series) => series[at] ?? null),
			...[of.drawnMW, of.askedMW, of.firmSupplyMW, of.peakImportMW, of.netImportMWh].map(
				(series) => series[at] ?? null,
			),
		]),
	),
})

const transformersText = ({ connection: { transformers } }: LargeLoadSite) =>
	transformers.map(({ MVA, count }) => `${String(count)} × ${String(MVA)} MVA`).join(', ')

const sites = (document: LargeLoad): PacketTable => ({
	name: 'Sites and connections',
	heads: [
		...['Site', 'Country', 'Region', 'Latitude', 'Longitude', 'Site control', 'Land, ha'],
		...[
			'Capacity to request, MW',
			'Peak when full, MW',
			'First power',
			'Full power',
			'Point of connection',
			'Voltage, kV',
		],
		'Import limit, MW',
		...['Transformers', 'Spare transformers', 'All, MVA', 'Largest out, MVA', 'Largest out, MW', 'Power factor'],
		...['Redundancy of halls', 'Reserve of the supply', 'Ride-through', 'Power quality', 'Duplicate requests, MW'],
		...['Export limit, MW', 'Hours of pause a year', 'Transformers against the peak'],
	],
	rows: document.sites.map((site) => {
		const { connection: of } = site
		return [
			...[site.name, site.country, site.region, site.latitude, site.longitude, site.siteControl, site.landHectares],
			...[site.requestMW, site.peakMW, site.firstPower, site.fullPower, of.connectionPoint, of.voltageKV],
			of.limitMW,
			...[transformersText(site), of.spareTransformers, of.allTransformersMVA, of.withoutLargestMVA],
			...[of.withoutLargestMW, of.powerFactor, of.redundancy, of.supplyRedundancy, of.rideThrough, of.powerQuality],
			...[of.otherRequestsMW, of.exportLimitMW, site.pauseHoursPerYear, of.transformerRemark],
		]
	}),
})

const contracts = (document: LargeLoad): PacketTable => ({
	name: 'Contracts',
	heads: [
		...['Site', 'Contract', 'Kind', 'Status', 'Counterparty', 'Capacity, MW', 'Most firm, MW', 'Planned', 'Ready, P50'],
		...[
			'Ready, P90',
			'Ready, 80% odds',
			'Term, months',
			'Ramp, months',
			'Steps',
			'Curtailment, h/year',
			'Take or pay',
			'Minimum demand',
		],
	],
	rows: ofSites(
		document,
		(site) => site.contracts,
		(one) => [
			...[one.name, one.kind, one.status, one.counterparty, one.capacityMW, one.firmMW, one.plannedStart],
			...[one.ready.p50, one.ready.p90, one.eightyBy, one.termMonths, one.rampMonths],
			one.rampSteps.map(({ month, MW }) => `${month}: ${String(MW)} MW`).join(', '),
			...[one.curtailmentHoursPerYear, one.takeOrPayShare, one.minimumDemandShare],
		],
	),
})

const security = (document: LargeLoad): PacketTable => ({
	name: 'Security',
	heads: ['Site', 'Contract', 'Collateral, USD', 'Posted', 'Returned', 'Network upgrades, USD', 'Fee to leave, USD'],
	rows: ofSites(
		document,
		(site) => site.security,
		(one) => [
			...[one.name, one.collateralUsd, one.postedMonth, one.returnedMonth],
			...[one.networkUpgradeUsd, one.exitFeeUsd],
		],
	),
})

const plants = (document: LargeLoad): PacketTable => ({
	name: 'Plant and batteries',
	heads: [
		...['Site', 'Plant', 'Kind', 'Capacity, MW', 'Units', 'Unit, MW', 'Stored, MWh', 'Lasts, h'],
		...['Permitted, h/year', 'Ready, P50', 'Ready, P90', 'Ready, 80% odds'],
	],
	rows: ofSites(
		document,
		(site) => site.plants,
		(one) => [
			...[one.name, one.kind, one.capacityMW, one.units, one.unitMW, one.storedMWh, one.hours],
			...[one.permittedHoursPerYear, one.ready.p50, one.ready.p90, one.eightyBy],
		],
	),
})

const standby = (document: LargeLoad): PacketTable => ({
	name: 'Back-up of halls',
	heads: ['Site', 'Item', 'Units', 'Size of one', 'Unit of size'],
	rows: ofSites(
		document,
		(site) => site.standby,
		(one) => [one.name, one.units, one.unitSize, one.sizeUnit],
	),
})

const works = (document: LargeLoad): PacketTable => ({
	name: 'Third-party upgrades',
	heads: ['Site', 'Work', 'Limits, MW', 'Due, P50', 'Due, P90', 'Contribution, USD'],
	rows: ofSites(
		document,
		(site) => site.works,
		(one) => [one.name, one.gatesMW, one.ready.p50, one.ready.p90, one.contributionUsd],
	),
})

const rules = (document: LargeLoad): PacketTable => ({
	name: 'Local rules',
	heads: [
		...['Site', 'Of', 'Rule set', 'Section', 'Status', 'Holds', 'Requirement', 'Answer', 'As of', 'May have changed'],
		'Source',
	],
	rows: ofSites(
		document,
		({ rules: sets }) => sets.flatMap((set) => set.asked.map((one) => ({ set, one }))),
		({ set, one }) => [
			...[set.jurisdiction, set.name, set.section, set.status, set.reach === 'applies' ? 'yes' : 'just below'],
			...[one.words, ANSWER_WORDS[one.answer], set.asOf, set.mayHaveChanged ? 'yes' : 'no', set.source],
		],
	),
})

const missing = (document: LargeLoad): PacketTable => ({
	name: 'Missing',
	heads: ['Of', 'Field', 'Why it matters', 'Page', 'Path'],
	rows: document.missing.map(({ of, label, why, page, path }) => [of, label, why, page, path]),
})

const withApplicant = (about: PacketTable, { applicant }: LargeLoad): PacketTable => ({
	...about,
	rows: [...about.rows, ['Applicant', applicant.organisation], ['Contact', applicant.contact]],
})

export const largeLoadTables = (document: LargeLoad): readonly PacketTable[] => [
	withApplicant(aboutTable('Large load: what a utility requests', document), document),
	...[load, sites, contracts, security, plants, standby, works, rules, missing].map((table) => table(document)),
	reckonedTable(document.reckoned),
]
