/** How what stands at a site draws its power. */
export type SiteRates = {
	readonly itOverheadFactor: number
	readonly diversityTraining: number
	readonly diversityInference: number
	readonly diversityMixed: number
	readonly loadFactorTraining: number
	readonly loadFactorInference: number
	/** of leased megawatts and of tenants’ accelerators */
	readonly loadFactorRented: number
	readonly idlePowerShare: number
	readonly acceleratorAvailability: number
}
