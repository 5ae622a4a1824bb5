/** Design figures the equipment count rests on, each with where it comes from. */
export const EQUIPMENT_BASIS = {
	/** CDU and pump load carried by the UPS, per MW of IT; facility §1.6 */
	continuousCoolingShare: 0.02,
	/** usable share of a generator's rating after site and emission limits; note of the generator row */
	generatorDerate: 0.9,
	/** loading limit of MV/LV transformers; note of the transformer row */
	transformerLoading: 0.8,
	/** growth allowed for in the substation; facility §1.6 worked example */
	substationGrowth: 0.1,
	/** share of electrical losses that ends as heat in the room; facility §1.3 */
	lossHeatShare: 0.4,
	/** CDUs, doors and air units: one spare for each group of this size; facility §3.3, CDU row: 4–6 */
	coolingGroup: 5,
	/** MV feeder sections: transformers on one ring (planner's guess) */
	transformersPerRing: 4,
	/** usable MW of one busway run: √3 · 415 V · 1,200 A · .8 · .97; facility §1.7 */
	buswayRunMW: 0.67,
	/** paths to every rack; facility §1.7: A and B feeds */
	feeds: 2,
} as const
