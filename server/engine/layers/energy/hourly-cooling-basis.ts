/** Figures of the hourly cooling model that no row of the catalogue holds. Source: facility §1.3 and §1.8. */
export const HOURLY_BASIS = {
	/** share of the electrical losses that ends as heat in the room */
	lossHeatShare: 0.4,
	/** fans of dry coolers while they cool freely, kW per kW of heat; chillers count their own in the COP */
	freeCoolingFan: 0.01,
	/** fans of the room's heat rejection beside a liquid loop, kW per kW */
	airRejection: 0.01,
	/** evaporator below the water it makes, K */
	evaporatorApproachK: 2,
	/** evaporator of the trim coil behind evaporative cooling, °C */
	trimEvaporatorC: 14,
	/** heat the supply fan adds to the air, K */
	fanHeatK: 1.5,
	/** fan power while the pads are wet */
	wetFanFactor: 1.25,
	/** heat of vaporisation, kJ/kg */
	vaporisationKJPerKg: 2430,
	/** cycles of concentration of a tower: one part in four is blown down */
	towerCycles: 5,
	/** bleed of evaporative pads, litres a litre evaporated */
	padBleedFactor: 1.33,
	/** share of a tower's heat that leaves by evaporation: base + slope · dry bulb, within bounds */
	latent: { base: 0.55, perC: 0.012, low: 0.35, high: 0.92 },
	/** hours a year that may be hotter than the peak hour */
	peakPercentile: 0.996,
} as const
