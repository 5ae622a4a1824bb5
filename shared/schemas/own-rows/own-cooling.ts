import { z } from 'zod'
import { figure, lowBestHigh, maybe, named, oneOf, orNull, provenance, text, yes } from './row-figures.ts'

const celsius = figure(-30, 90)
const share = figure(0, 1)
const sink = oneOf(['db', 'wb'])
const machine = { chain: text, misc: share, carnot: share, condenserC: figure(0, 40) }

/** Parameters of the hourly model: chilled water, evaporative air, or liquid to the chip. */
const parameters = z.discriminatedUnion(
	'kind',
	[
		z.strictObject({
			kind: z.literal('chw'),
			sink,
			fan: share,
			pump: share,
			rejection: share,
			supplyC: celsius,
			returnC: celsius,
			approachC: orNull(figure(0, 40)),
			economizer: z.boolean({ error: 'expected true or false' }),
			...machine,
		}),
		z.strictObject({
			kind: z.literal('dec'),
			setpointC: celsius,
			deltaC: figure(1, 40),
			effectiveness: share,
			fan: share,
			...machine,
		}),
		z.strictObject({
			kind: z.literal('d2c'),
			liquidShare: share,
			sink,
			supplyC: celsius,
			returnC: celsius,
			approachC: figure(0, 40),
			cdu: share,
			liquidPump: share,
			liquidRejection: share,
			airSupplyC: celsius,
			airReturnC: celsius,
			fan: share,
			pump: share,
			...machine,
		}),
	],
	{ error: 'expected kind chw, dec or d2c' },
)

const coefficient = figure(-10, 10)
const quadratic = z.tuple([coefficient, coefficient, coefficient], { error: 'expected c0, c1 and c2' })
const regression = z.strictObject(
	{
		averageVariable: oneOf(['meanDryBulbC', 'meanWetBulbC']),
		averagePue: quadratic,
		averageMaxError: maybe(0, 1),
		peakVariable: oneOf(['designDryBulb04C', 'designWetBulb04C']),
		peakPue: quadratic,
		peakMaxError: maybe(0, 1),
		...provenance,
	},
	{ error: 'required: PUE from temperatures' },
)

/** A cooling technology of the plan's own: name, densest rack, hourly parameters and regression; the rest follows by rule. */
export const ownCoolingSchema = z.strictObject({
	...named,
	medium: orNull(oneOf(['air', 'air/liquid', 'liquid'])),
	liquid: yes,
	maxRackKW: figure(1, 10_000),
	rackKW: maybe(1, 10_000),
	parameters,
	machines: orNull(
		z.strictObject({
			chiller: text,
			rejection: orNull(text),
			liquid: orNull(text),
			room: text,
			roomPer: oneOf(['heat', 'rack']),
		}),
	),
	regression,
	yearLike: orNull(text),
	designPue: lowBestHigh(1, 10),
	peakPue: lowBestHigh(1, 10),
	wueLPerKWhIT: lowBestHigh(0, 10),
	plantHoursFactor: maybe(0.01, 10),
})
