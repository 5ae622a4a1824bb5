import { FINANCE_KEYS } from './finance-keys.ts'
import { DEMAND_KEYS, ITEM_KEYS } from './item-keys.ts'
import type { KeyRow } from './key-row.ts'
import { BALANCE_KEYS, TOTAL_KEYS } from './plan-keys.ts'
import { EQUIPMENT_KEYS, SITE_KEYS } from './site-keys.ts'

/** Every figure of the result document that the engine has a quantity for, by its key. */
export const KEYS = {
	...BALANCE_KEYS,
	...SITE_KEYS,
	...EQUIPMENT_KEYS,
	...ITEM_KEYS,
	...DEMAND_KEYS,
	...TOTAL_KEYS,
	...FINANCE_KEYS,
} satisfies Readonly<Record<string, KeyRow>>

export type ResultKey = keyof typeof KEYS
export const isResultKey = (name: string): name is ResultKey => Object.hasOwn(KEYS, name)
