/** Hours of a representative day, in local solar time. */
export const HOURS_PER_DAY = 24

/** How panels stand. Fixed is horizontal; tilted faces the equator. */
export type SolarMount = 'tracker' | 'tilted' | 'fixed'

/** One day of sun over a place. */
export type SunDay = {
	/** degrees, north positive */
	readonly latitude: number
	/** 0 for January */
	readonly calendarMonth: number
	readonly mount: SolarMount
	/** share of the sun above the air that arrives on the day */
	readonly clearness: number
}

/** Klein’s mean day of each month, by number in the year. */
const MEAN_DAYS: Readonly<Record<number, number>> = Object.values({
	january: 17,
	february: 47,
	march: 75,
	april: 105,
	may: 135,
	june: 162,
	july: 198,
	august: 228,
	september: 258,
	october: 288,
	november: 318,
	december: 344,
})
const GROUND_REFLECTION = 0.2
/** Cooper 1969: how far the sun leaves the equator, and the day its year is counted from. */
const COOPER = { tilt: 23.45, from: 284, days: 365 } as const
/** Erbs, Klein & Duffie 1982: diffuse share by clearness, by short and long days. */
const ERBS = {
	shortDays: 81.4,
	short: { clear: 0.715, least: 0.143, a: -0.2727, b: 2.4495, c: -11.9514, d: 9.3879 },
	long: { clear: 0.722, least: 0.175, a: 0.2832, b: -2.5557, c: 0.8448, d: 0 },
} as const
/** Collares-Pereira & Rabl 1979: an hour’s share of the day. */
const RABL = { a: 0.409, aSine: 0.5016, b: 0.6609, bSine: -0.4767, from: 60 } as const
/** Best fixed tilt by latitude, degrees; eR4. */
const TILT = { share: 0.76, more: 3.1 } as const
const DEGREES = { circle: 360, half: 180, anHour: 15 } as const
const NOON = 12
/** Sun above the air: its strength, and how far that swings with the distance of the earth. Duffie & Beckman. */
const SOLAR = { kWPerM2: 1.367, swing: 0.033 } as const
/** An hour is taken at its middle. */
export const MIDDLE = 0.5

const radians = (degrees: number) => (degrees * Math.PI) / DEGREES.half
const degrees = (angle: number) => (angle * DEGREES.half) / Math.PI

/** The sun’s declination on the mean day of a month, degrees. eR3; Cooper 1969. */
export function declination(calendarMonth: number): number {
	const day = MEAN_DAYS[calendarMonth] ?? NaN
	return COOPER.tilt * Math.sin(radians((DEGREES.circle * (COOPER.from + day)) / COOPER.days))
}

/** Hour angle at which the sun sets on the mean day of a month, degrees; 0 in the polar night, 180 where it never sets. */
export function sunsetAngle(latitude: number, calendarMonth: number): number {
	const cosine = -Math.tan(radians(latitude)) * Math.tan(radians(declination(calendarMonth)))
	return degrees(Math.acos(Math.min(1, Math.max(-1, cosine))))
}

/** Share of a day’s sun that is diffuse. Erbs, Klein & Duffie 1982, doi:10.1016/0038-092X(82)90302-4. */
function diffuseShare(clearness: number, sunset: number): number {
	const { clear, least, a, b, c, d } = sunset < ERBS.shortDays ? ERBS.short : ERBS.long
	if (clearness >= clear) return least
	const share = 1 + clearness * (a + clearness * (b + clearness * (c + clearness * d)))
	return Math.min(1, Math.max(0, share))
}

/**
 * What panels get by hour, in no unit: only the shape counts, a day’s energy is settled elsewhere (eR5). Geometry of
 * Collares-Pereira & Rabl 1979 for the hours of a day, eR4 for the mounts.
 */
export const sunShape = (day: SunDay): Float64Array => hoursOfSun(day).shape

/** The same beside what level ground gets all day, in the same measure: the two together say what panels get of a known sun. */
export function hoursOfSun({ latitude, calendarMonth, mount, clearness }: SunDay): {
	readonly shape: Float64Array
	readonly level: number
} {
	const shape = new Float64Array(HOURS_PER_DAY)
	let level = 0
	const sunset = sunsetAngle(latitude, calendarMonth)
	const diffuse = diffuseShare(clearness, sunset)
	const a = RABL.a + RABL.aSine * Math.sin(radians(sunset - RABL.from))
	const b = RABL.b + RABL.bSine * Math.sin(radians(sunset - RABL.from))
	const [phi, delta] = [radians(latitude), radians(declination(calendarMonth))]
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) {
		const omega = radians(DEGREES.anHour * (hour + MIDDLE - NOON))
		const zenith = Math.sin(phi) * Math.sin(delta) + Math.cos(phi) * Math.cos(delta) * Math.cos(omega)
		if (zenith <= 0) continue
		const all = a + b * Math.cos(omega)
		level += Math.max(0, all) * zenith
		shape[hour] = onPanel(mount, { zenith, all, diffuse, omega, delta, latitude })
	}
	return { shape, level }
}

/** Sun on level ground above the air on the mean day of a month, kWh/m²; lP12. */
export function sunAboveAir(latitude: number, calendarMonth: number): number {
	const day = MEAN_DAYS[calendarMonth] ?? NaN
	const [phi, delta] = [radians(latitude), radians(declination(calendarMonth))]
	const sunset = radians(sunsetAngle(latitude, calendarMonth))
	const nearness = 1 + SOLAR.swing * Math.cos(radians((DEGREES.circle * day) / COOPER.days))
	const height = Math.cos(phi) * Math.cos(delta) * Math.sin(sunset) + sunset * Math.sin(phi) * Math.sin(delta)
	return (HOURS_PER_DAY / Math.PI) * SOLAR.kWPerM2 * nearness * height
}

type Hour = {
	/** cosine of the sun’s angle from straight above */
	readonly zenith: number
	/** sun on the horizontal over the sine of its height, of the day’s share */
	readonly all: number
	readonly diffuse: number
	readonly omega: number
	readonly delta: number
	readonly latitude: number
}

function onPanel(mount: SolarMount, hour: Hour): number {
	const { zenith, all, diffuse, omega, delta } = hour
	const beam = Math.max(0, all - diffuse)
	if (mount === 'fixed') return beam * zenith + diffuse * zenith
	if (mount === 'tracker') return beam * Math.hypot(zenith, Math.cos(delta) * Math.sin(omega)) + diffuse * zenith
	const tilt = radians(tiltOf(hour.latitude))
	const seen = radians(hour.latitude) + (hour.latitude < 0 ? tilt : -tilt)
	const facing = Math.sin(delta) * Math.sin(seen) + Math.cos(delta) * Math.cos(seen) * Math.cos(omega)
	return (
		beam * Math.max(0, facing) +
		(diffuse * zenith * (1 + Math.cos(tilt))) / 2 +
		(GROUND_REFLECTION * all * zenith * (1 - Math.cos(tilt))) / 2
	)
}

const tiltOf = (latitude: number) => TILT.share * Math.abs(latitude) + TILT.more
