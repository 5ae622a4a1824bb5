import type { Permission } from '#shared/permissions.ts'
import type { Caller, House } from './house.ts'

/** Who gets in: anybody, whoever has an account, in the team by its role, or none of its roles. */
export type Need = 'anybody' | 'account' | 'nobody' | Permission

export type Fields = Readonly<Record<string, string>>
export type Deed = {
	readonly need: Need
	/** what whoever gets in finds there is nothing: a link that is no good */
	readonly finds?: 'nothing'
	/** what the form says; made anew for each caller, since a deed may be done once only */
	readonly form?: (house: House, caller: Caller) => Fields | Promise<Fields>
	readonly search?: string
	/** asks for an account even where a guest may read */
	readonly account?: true
	/** for a guest it is not there, though they may read the plan */
	readonly team?: true
}
export type Row = { readonly get?: Deed | Need; readonly post?: Readonly<Record<string, Deed>> }
