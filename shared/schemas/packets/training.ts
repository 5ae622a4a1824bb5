import { z } from 'zod'
import { byMonth, maybeMonth, maybeNumber, packetHead, reckoned, text } from './packet-head.ts'

export const TRAINING_FORMAT = 'strata.training/1'

const year = z.strictObject({
	year: z.number(),
	months: z.number().describe('Months of the plan in the year.'),
	needHeads: z.number(),
	peakHeads: z.number(),
	localHeads: z.number(),
	travellerHeads: z.number(),
	missingHeads: z.number(),
	localShare: maybeNumber,
	leavingHeads: z.number(),
	lastingGapHeads: z.number(),
	seats: z.number(),
	inTraining: z.number(),
	wanted: z.number(),
	intake: z.number(),
	isPast: z.boolean().describe('Before the packet’s start month: no intake is possible in it.'),
	planned: z.number().describe('Apprentices the plan takes on in the year already.'),
	outputHeads: z.number().describe('What the apprentices of all intakes so far do, as journeymen count it.'),
	localShareWithIntake: maybeNumber,
	journeymanMonth: text,
	journeymen: z.number(),
	needThen: maybeNumber.describe('Null: after the plan’s last month.'),
})

const trade = z.strictObject({
	trade: text,
	name: text,
	termYears: z.number(),
	completion: z.number(),
	onTheJobHours: z.number(),
	peakMonth: maybeMonth,
	beginBy: maybeMonth.describe('Apprentices had to start in this month to be journeymen at the peak.'),
	peakHeads: z.number(),
	headsYearAfterPeak: maybeNumber,
	needHeads: byMonth,
	localHeads: byMonth,
	years: z.array(year),
})

/** What a union's training director asks of a buildout: one document a plan. */
export const trainingSchema = z.strictObject({
	format: z.literal(TRAINING_FORMAT),
	...packetHead,
	from: text.describe('The month from which a class can still begin: that of the packet, or the plan’s first.'),
	joint: z.boolean(),
	pools: z.array(
		z.strictObject({
			site: text,
			trade: text,
			kind: text,
			available: z.number(),
			annualGrowth: z.number(),
			atLastMonth: z.number(),
		}),
	),
	trades: z.array(trade),
	inputs: z.array(
		z.strictObject({
			name: text,
			values: byMonth.describe('One, or one for each year of a term.'),
			unit: text,
			source: text,
		}),
	),
	reckoned: z.array(reckoned),
})

export type Training = z.infer<typeof trainingSchema>
export type TrainingTrade = Training['trades'][number]
export type TrainingYear = TrainingTrade['years'][number]
