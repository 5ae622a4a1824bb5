import { batchFields, standingFields } from './batch-fields.ts'
import type { Field } from '../field.ts'
import { trainingFields } from './training-fields.ts'
import { inferenceFields } from './workload-fields.ts'

export const WORKLOAD_KINDS = ['inference', 'training', 'batch', 'standing'] as const

/** The fields each kind has besides those of every workload. */
export const WORKLOAD_FIELDS = {
	inference: inferenceFields,
	training: trainingFields,
	batch: batchFields,
	standing: standingFields,
} as const satisfies Record<(typeof WORKLOAD_KINDS)[number], Readonly<Record<string, Field>>>
