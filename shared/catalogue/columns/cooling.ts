import { z } from 'zod'
import { byRule, figure, lowBestHigh, maybe, named, oneOf, orNull, provenance, text, yes } from './column.ts'

const celsius = figure(-30, 90)
const share = figure(0, 1)
const sink = oneOf(['db', 'wb'])
const machine = { chain: text, misc: share, carnot: share, condenserC: figure(0, 40) }

/** Parameters of the hourly model, kW per kW of IT and °C: chilled water, evaporative air, or liquid to the chip. */
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
/** Design PUE c0 + c1·T + c2·T² from temperatures, for climates whose row has no figure for the technology. */
export const regressionColumns = z.strictObject(
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

/** Machines of a technology, items of the equipment table. */
export const machineColumns = z.strictObject({
	/** carries what the outdoors cannot */
	chiller: text,
	/** throws out the loop's heat; null where the chillers do it themselves */
	rejection: orNull(text),
	/** moves the heat of liquid-cooled parts; null without any */
	liquid: orNull(text),
	/** takes the heat of the room */
	room: text,
	/** room units by the heat they move, or one for every rack */
	roomPer: oneOf(['heat', 'rack']),
})

/** All that is known of a cooling technology. A plan's own states name, densest rack, parameters and regression. */
export const coolingColumns = z.strictObject({
	...named,
	medium: byRule(oneOf(['air', 'air/liquid', 'liquid'])),
	/** liquid to the chip */
	liquid: yes,
	/** the densest rack it carries */
	maxRackKW: figure(1, 10_000),
	/** kW a rack of a hall that states none */
	rackKW: byRule(figure(1, 10_000)),
	parameters,
	machines: byRule(machineColumns),
	regression: regressionColumns,
	/** technology whose months a year is shaped like where a climate has none of its own; null: flat (methodology §1) */
	yearLike: orNull(text),
	/** over the climate zones; null where the zones have not been run */
	designPue: orNull(lowBestHigh(1, 10)),
	peakPue: orNull(lowBestHigh(1, 10)),
	/** `best` holds where neither a climate nor the curve has a figure */
	wueLPerKWhIT: byRule(lowBestHigh(0, 10)),
	/** c0, c1 and c2 of the year’s water by mean dry bulb, where a climate has no figure of its own; null: `best` */
	wueByMeanDryBulbC: orNull(quadratic),
	/** part of the heat that the price of liquid loops is reckoned on */
	premiumLiquidShare: byRule(figure(0, 1)),
	/** multiplies hours of the mechanical plant */
	plantHoursFactor: byRule(figure(0.01, 10)),
})
