import { z } from 'zod'
import { monthSchema } from '#shared/fields/field.ts'
import { byRule, figure, lowMidHigh, maybe, named, oneOf, orNull, text, whole, yes } from './column.ts'

export const chipColumns = z.strictObject({
	...named,
	vendor: orNull(text),
	/** edge chips run in robots and cars and never count as data-centre load */
	role: byRule(oneOf(['datacenter', 'edge'])),
	status: byRule(oneOf(['available', 'ramping', 'announced', 'legacy', 'discontinued'])),
	acceleratorsPerNode: orNull(whole(1, 10_000)),
	acceleratorsPerRack: orNull(whole(1, 100_000)),
	/** accelerators joined by the scale-up fabric */
	scaleUpDomain: byRule(whole(1, 1_000_000)),
	/** dense, never sparse; null where the chip has no such units */
	bf16Tflops: maybe(0, 1e7),
	fp8Tflops: maybe(0, 1e7),
	fp4Tflops: maybe(0, 1e7),
	/** usable, decimal GB */
	memoryGB: figure(0.01, 1e6),
	memoryTBps: figure(0.001, 1e5),
	/** one way, per accelerator */
	scaleUpGBps: maybe(0, 1e6),
	scaleOutGbps: maybe(0, 1e6),
	tdpW: maybe(1, 100_000),
	nodeMaxKW: maybe(0.001, 10_000),
	rackMaxKW: maybe(0.001, 10_000),
	cooling: byRule(text),
	/** the maker's cooling text says liquid first */
	liquidCooled: yes,
	priceUsd: lowMidHigh(1e9),
	priceSource: orNull(text),
	leadWeeks: lowMidHigh(1000),
	leadSource: orNull(text),
	rentalUsdPerHour: orNull(
		z.strictObject({ hyperscaler: figure(0, 1e4), neocloud: figure(0, 1e4), threeYear: figure(0, 1e4) }),
	),
	availableFrom: orNull(monthSchema),
	note: orNull(text),
})
