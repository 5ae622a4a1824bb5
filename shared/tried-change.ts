import type { z } from 'zod'
import type { PlanList } from './fields/lists.ts'

/** a list is of ids: the applications a workload serves */
export type FieldValue = number | string | boolean | null | string[]

/** One edit of a plan: a field set, dotted inside its item, or an entry added to a list. */
export type PlanChange =
	| {
			readonly action: 'set'
			readonly list: PlanList
			readonly id: string
			readonly field: string
			readonly value: FieldValue
			/** what the plan holds now; null where it holds nothing and a default stands */
			readonly was: FieldValue
	  }
	| { readonly action: 'add'; readonly list: PlanList; readonly item: Readonly<Record<string, FieldValue>> }

/** One input of a plan at another value: a field of an item, or an assumption. */
export type InputSet =
	| Extract<PlanChange, { readonly action: 'set' }>
	| { readonly action: 'assume'; readonly key: string; readonly value: number }

/** A JSON merge patch of a plan file, lists keyed by id. */
export type MergePatch = { [name: string]: z.core.util.JSONType }

/** What may be tried of a plan: one edit, several inputs that are set together, or a merge patch. */
export type TriedChange =
	| PlanChange
	| { readonly action: 'together'; readonly inputs: readonly InputSet[] }
	| { readonly action: 'merge'; readonly patch: MergePatch }
