import type { Gas, MonthSupply } from './supply.ts'

/** Output below which one machine may not run. */
const minimumMW = (gas: Gas): number => gas.minimumShare * gas.unitMW

/**
 * Gas that an island must keep running so that its machines can take up a fault, MW at a load of so many MW (eR10): enough
 * machines at their minimum for the reserve that batteries do not hold. Nothing where no gas holds it, or one machine’s minimum
 * is more than the load.
 */
export function mustRunMW(gas: Gas | null, supply: MonthSupply, loadMW: number): number {
	if (gas === null) return 0
	const least = minimumMW(gas)
	const reserveMW = Math.max(0, supply.reserveShare * loadMW - supply.battery.powerMW)
	if (reserveMW === 0 || least > loadMW) return 0
	const machines = Math.ceil(reserveMW / ((1 - gas.minimumShare) * gas.unitMW))
	return Math.min(loadMW, gas.MW, least * machines)
}

/** The first gas in order of merit, where it must hold an island’s reserve: nothing is imported, and it may run. */
export function reserveGas(supply: MonthSupply): Gas | null {
	for (const one of supply.dispatched) {
		if (one.source === 'gas') return one.capMWh === 0 || importsOf(supply) > 0 ? null : one
	}
	return null
}

/** Import MW in service, within what the interconnection lets in. */
export function importsOf({ dispatched, importLimitMW }: MonthSupply): number {
	let sum = 0
	for (const one of dispatched) if (one.source !== 'gas') sum += one.MW
	return Math.min(sum, importLimitMW)
}

/**
 * What gas asked for so much gives (eR9): nothing below its minimum where that exceeds the load, else its minimum as far as
 * other sources can give way, else what is asked.
 */
export function withMinimum(
	gas: Gas,
	hour: { readonly askedMW: number; readonly loadMW: number; readonly canGiveWayMW: number },
): number {
	const least = minimumMW(gas)
	const { askedMW } = hour
	if (askedMW <= 0) return 0
	if (askedMW >= least) return askedMW
	if (least > hour.loadMW) return 0
	return Math.min(least, askedMW + hour.canGiveWayMW)
}
