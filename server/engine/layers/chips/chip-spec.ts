import type { Chip } from '#shared/catalogue/types.ts'

/** What of a catalogue chip the compute layers read: dense rates per accelerator, null where the maker publishes none. */
export type ChipSpec = Pick<
	Chip,
	| 'id'
	| 'acceleratorsPerNode'
	| 'acceleratorsPerRack'
	| 'scaleUpDomain'
	| 'bf16Tflops'
	| 'fp8Tflops'
	| 'fp4Tflops'
	| 'memoryGB'
	| 'memoryTBps'
	| 'scaleUpGBps'
	| 'tdpW'
	| 'nodeMaxKW'
	| 'rackMaxKW'
>
