import type { Gas, MonthSupply } from './supply.ts'

/** Output below which one machine may not run. */
const minimumMW = (gas: Gas): number => gas.minimumShare * gas.unitMW

/**
 * Gas that an island must keep running so that its machines can take up a fault, MW at a load of so many MW (eR10): enough
 * machines at their minimum for the reserve that batteries do not hold. Nothing where imports are served, or one machine’s
 * minimum is more than the load.
 */
export function mustRunOf(supply: MonthSupply): (loadMW: number) => number {
	const gas = supply.dispatched.find((one) => one.source === 'gas')
	if (!gas || gas.capMWh === 0 || importsOf(supply) > 0) return () => 0
	const least = minimumMW(gas)
	return (loadMW) => {
		const reserveMW = Math.max(0, supply.reserveShare * loadMW - supply.battery.powerMW)
		if (reserveMW === 0 || least > loadMW) return 0
		const machines = Math.ceil(reserveMW / ((1 - gas.minimumShare) * gas.unitMW))
		return Math.min(loadMW, gas.MW, least * machines)
	}
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
