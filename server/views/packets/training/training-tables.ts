import type { Training } from '#shared/schemas/packets/training.ts'
import { aboutTable, reckonedTable } from '../packet-tables.ts'
import type { PacketTable } from '../packet.ts'

const intakes = ({ trades }: Training): PacketTable => ({
	name: 'Intake by year',
	heads: [
		...['Trade', 'Year', 'Months', 'Need, people', 'Peak, people', 'Local, people', 'Travelers, people'],
		...['Unfilled, people', 'Met locally', 'Leaving, people/year', 'Lasting gap, people', 'Seats, people'],
		...['In training, people', 'Wanted, people', 'Intake to open, people', 'Year is over'],
		'In the plan, people',
		...['Output of it, people', 'Met locally with it', 'Journeyman from', 'Journeymen', 'Need then, people'],
	],
	rows: trades.flatMap(({ name, years }) =>
		years.map((one) => [
			...[name, one.year, one.months, one.needHeads, one.peakHeads, one.localHeads, one.travellerHeads],
			...[one.missingHeads, one.localShare, one.leavingHeads, one.lastingGapHeads, one.seats],
			...[one.inTraining, one.wanted, one.intake, one.isPast ? 'yes' : 'no', one.planned],
			...[one.outputHeads, one.localShareWithIntake, one.journeymanMonth, one.journeymen, one.needThen],
		]),
	),
})

const trades = (document: Training): PacketTable => ({
	name: 'Trades',
	heads: [
		...['Trade', 'Term, years', 'On the job, hours', 'Completes', 'Peak', 'Peak, people'],
		'To be a journeyman then begin by',
		'A year after the peak, people',
	],
	rows: document.trades.map((one) => [
		...[one.name, one.termYears, one.onTheJobHours, one.completion, one.peakMonth, one.peakHeads],
		...[one.beginBy, one.headsYearAfterPeak],
	]),
})

const byMonth = (document: Training): PacketTable => ({
	name: 'Need by month',
	heads: ['Trade', 'Month', 'Need, people', 'Local, people'],
	rows: document.trades.flatMap(({ name, needHeads, localHeads }) =>
		document.months.map((month, at) => [name, month, needHeads[at] ?? null, localHeads[at] ?? null]),
	),
})

const pools = (document: Training): PacketTable => ({
	name: 'Pools',
	heads: ['Site', 'Trade', 'Pool', 'Available, people', 'Growth a year', 'In the last month, people'],
	rows: document.pools.map((one) => [
		...[one.site, one.trade, one.kind, one.available, one.annualGrowth, one.atLastMonth],
	]),
})

const inputs = (document: Training): PacketTable => ({
	name: 'Inputs',
	heads: ['Input', 'Value', 'Unit', 'Source'],
	rows: document.inputs.flatMap(({ name, values, unit, source }) =>
		values.map((value, at) => [values.length === 1 ? name : `${name}: ${String(at + 1)}`, value, unit, source]),
	),
})

export const trainingTables = (document: Training): readonly PacketTable[] => [
	aboutTable('Training: apprentices to open', document),
	...[intakes, trades, byMonth, pools, inputs].map((table) => table(document)),
	reckonedTable(document.reckoned),
]
