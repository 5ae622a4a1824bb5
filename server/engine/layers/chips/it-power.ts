import { KW_PER_MW } from '#shared/units/conversions.ts'

export type ItPowerAsk = {
	readonly accelerators: number
	/** p_k, kW of one accelerator at IT nameplate */
	readonly powerKW: number
	/** F, servers' share of the rest of the IT load: network, storage, management */
	readonly itOverheadFactor: number
}

/** IT nameplate of accelerators, P_name = F · n · p_k, in MW IT. Rule C3. */
export function nameplateMW({ accelerators, powerKW, itOverheadFactor }: ItPowerAsk): number {
	return (itOverheadFactor * accelerators * powerKW) / KW_PER_MW
}

/** IT peak, P_peak = D · P_name, in MW IT: what coincides of the nameplate. Rule C3. */
export function itPeakMW(ask: ItPowerAsk & { readonly diversity: number }): number {
	return ask.diversity * nameplateMW(ask)
}
