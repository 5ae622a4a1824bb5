import { z } from 'zod'
import { byRule, confidence, figure, lowBestHigh, maybe, named, oneOf, orNull, p50p90, text, yes } from './column.ts'

/**
 * How a kind reaches the meter: through the interconnection; as attributes and money only, or energy that arrives through
 * an import contract; as attributes and money only; or at the site.
 */
const role = oneOf(['import', 'offsite', 'financial', 'onsite_zero_carbon', 'onsite_combustion', 'storage', 'load'])

/**
 * What of it is firm: `firmShare` × ramped capacity; up to `backupMW`; all when the status is energised; of a plant
 * (n − 1) · unit · derate or (n − ceil(.1 n)) · unit · derate, a single unit giving 0.
 */
const firmRule = oneOf(['share', 'backup', 'when_energised', 'units_minus_one', 'units_minus_tenth', 'none'])

export const contractTypeColumns = z.strictObject({
	...named,
	role,
	firmRule: byRule(firmRule),
	/** firm MW at the meter ÷ ramped capacity, where the rule is a share */
	firmShare: byRule(figure(0, 1)),
	/** carbon-free and not renewable */
	nuclear: yes,
	/** energy really delivered, counted in the filling order */
	physical: yes,
	capacityFactor: maybe(0, 1),
	availability: maybe(0, 1),
	/** null: the region's price, or fuel and operation for a plant */
	energyPriceUsdPerMWh: maybe(-1000, 10_000),
	/** P25 of offers, by technology: what a strike price is compared with */
	usualStrikeUsdPerMWh: orNull(
		z.strictObject({ solar: figure(0, 1000), wind: figure(0, 1000), other: figure(0, 1000) }),
	),
	demandChargeUsdPerKWMonth: maybe(0, 1000),
	minimumDemandShare: maybe(0, 1),
	/** shown, not billed */
	ratchetShare: maybe(0, 1),
	escalatorShare: maybe(-1, 1),
	exitFeeMonths: maybe(0, 600),
	termMonths: maybe(0, 1200),
	rampMonths: maybe(0, 240),
	leadMonths: orNull(z.strictObject(p50p90)),
	curtailmentHoursPerYear: orNull(lowBestHigh(0, 8760)),
	/** null: the region's grid factor */
	emissionsKgPerMWh: maybe(0, 5000),
	/** share of a flat load met hour by hour; null: 1 */
	hourlyMatchShare: maybe(0, 1),
	/** one-year P90 ÷ P50 of the yield */
	yieldP90OverP50: maybe(0, 1),
	capacityCredit: maybe(0, 1),
	unitMW: maybe(0.001, 10_000),
	ambientDerate: maybe(0, 1),
	forcedOutageShare: maybe(0, 1),
	efficiencyLHV: maybe(0, 1),
	heatRateMMBtuPerMWh: maybe(0, 100),
	fuelUsdPerMMBtu: maybe(0, 1000),
	operationUsdPerMWh: maybe(0, 10_000),
	landAcresPerMW: maybe(0, 1000),
	durationHours: maybe(0, 1000),
	roundTripShare: maybe(0, 1),
	/** built and paid by the plan where it says nothing else */
	usuallyOwn: yes,
	/** installed, of a plant of one’s own */
	capexUsdPerKW: orNull(lowBestHigh(0, 100_000)),
	capexUsdPerKWh: maybe(0, 100_000),
	/** of what a plant costs, where that is less or better known than the rest of the row */
	capexConfidence: orNull(confidence),
	/** of a plant of one’s own; null: that of connections, 240 */
	lifeMonths: maybe(1, 1200),
	/** how a plant of one’s own is written off for tax in the United States; null: as fifteen-year property */
	taxClass: orNull(oneOf(['macrs5', 'macrs15', 'macrs20'])),
	/** what a megawatt-hour costs the plant’s owner where no fuel is burned; null: as for anybody */
	ownOperationUsdPerMWh: maybe(0, 10_000),
	maxHoursPerYear: maybe(0, 8760),
	/** share of a machine’s output below which it may not run */
	minimumLoadShare: maybe(0, 0.95),
	/** its yield has the solar year of the site’s climate */
	followsSun: yes,
	/** its days are those of wind, the same all year */
	followsWind: yes,
	/** wind stands at sea: it makes what the country’s row says of that */
	offshore: yes,
	/** another owner’s plant beside the site: taken after the site’s own */
	colocated: yes,
	/** settled against the hub by its capacity factor, which a contract must state: a contract for differences */
	settlesAtHub: yes,
	/** what is proposed where firm power is short for a while */
	bridges: yes,
	/** item of the equipment table that it is made of, and the transformer it feeds the site through; null: none is bought */
	machine: orNull(text),
	stepUp: orNull(text),
	/** each of its units has operators of its own */
	staffedByUnit: yes,
	/** people who run a plant whatever its size, and by each of its megawatts */
	operatorHeads: maybe(0, 1000),
	operatorHeadsPerMW: maybe(0, 10),
	/** labour package of an on-site plant; null: no site labour */
	workPackage: orNull(text),
	note: orNull(text),
})
