import type { Provenance, Range } from './types.ts'

/** Parameters of the hourly cooling model, kW per kW of IT and °C. */
export type CoolingParameters =
	| {
			readonly kind: 'chw'
			readonly sink: 'db' | 'wb'
			readonly fan: number
			readonly pump: number
			readonly rejection: number
			readonly supplyC: number
			readonly returnC: number
			readonly approachC: number | null
			readonly chain: string
			readonly misc: number
			readonly carnot: number
			readonly condenserC: number
			readonly economizer: boolean
	  }
	| {
			readonly kind: 'dec'
			readonly setpointC: number
			readonly deltaC: number
			readonly effectiveness: number
			readonly fan: number
			readonly chain: string
			readonly misc: number
			readonly carnot: number
			readonly condenserC: number
	  }
	| {
			readonly kind: 'd2c'
			readonly liquidShare: number
			readonly sink: 'db' | 'wb'
			readonly supplyC: number
			readonly returnC: number
			readonly approachC: number
			readonly cdu: number
			readonly liquidPump: number
			readonly liquidRejection: number
			readonly airSupplyC: number
			readonly airReturnC: number
			readonly fan: number
			readonly pump: number
			readonly chain: string
			readonly misc: number
			readonly carnot: number
			readonly condenserC: number
	  }

export type Quadratic = readonly [number, number, number]
/** Design PUE c0 + c1·T + c2·T² from temperatures, for climates whose row has no figure for the technology. */
export type PueRegression = Provenance & {
	readonly averageVariable: 'meanDryBulbC' | 'meanWetBulbC'
	readonly averagePue: Quadratic
	readonly averageMaxError: number | null
	readonly peakVariable: 'designDryBulb04C' | 'designWetBulb04C'
	readonly peakPue: Quadratic
	readonly peakMaxError: number | null
}

/** Figures of the hourly cooling model that hold for every technology. */
export type HourlyCooling = Provenance & {
	/** fans of dry coolers while they cool freely, kW per kW of heat; chillers count their own in the COP */
	readonly freeCoolingFan: number
	/** fans of the room's heat rejection beside a liquid loop, kW per kW */
	readonly airRejection: number
	/** evaporator below the water it makes, K */
	readonly evaporatorApproachK: number
	/** evaporator of the trim coil behind evaporative cooling, °C */
	readonly trimEvaporatorC: number
	/** heat the supply fan adds to the air, K */
	readonly fanHeatK: number
	/** fan power while the pads are wet */
	readonly wetFanFactor: number
	/** heat of vaporisation, kJ/kg */
	readonly vaporisationKJPerKg: number
	/** cycles of concentration of a tower: one part in that many is blown down */
	readonly towerCycles: number
	/** bleed of evaporative pads, litres a litre evaporated */
	readonly padBleedFactor: number
	/** share of a tower's heat that leaves by evaporation: base + slope · dry bulb, within bounds */
	readonly latent: { readonly base: number; readonly perC: number; readonly low: number; readonly high: number }
	/** share of the year's hours that the peak hour is not exceeded in */
	readonly peakPercentile: number
}

/** Machines of a technology, items of the equipment table. */
export type CoolingMachines = {
	/** carries what the outdoors cannot */
	readonly chiller: string
	/** throws out the loop's heat; null where the chillers do it themselves */
	readonly rejection: string | null
	/** moves the heat of liquid-cooled parts; null without any */
	readonly liquid: string | null
	/** takes the heat of the room */
	readonly room: string
	/** room units by the heat they move, or one for every rack */
	readonly roomPer: 'heat' | 'rack'
}

/** All that is known of a cooling technology; the one place that names its key. */
export type CoolingTechnology = Provenance & {
	readonly id: string
	readonly name: string
	readonly medium: 'air' | 'air/liquid' | 'liquid'
	/** liquid to the chip */
	readonly liquid: boolean
	/** the densest rack it carries */
	readonly maxRackKW: number
	/** kW a rack of a hall that states none */
	readonly rackKW: number
	/** of the hourly model */
	readonly parameters: CoolingParameters
	readonly machines: CoolingMachines
	readonly regression: PueRegression
	/** technology whose months a year is shaped like where a climate has none of its own; null: flat (methodology §1) */
	readonly yearLike: string | null
	/** over the climate zones; null where the zones have not been run */
	readonly designPue: Range | null
	readonly peakPue: Range | null
	/** `best` holds where a climate has no figure of its own */
	readonly wueLPerKWhIT: Range
	/** multiplies hours of the mechanical plant */
	readonly plantHoursFactor: number
}
