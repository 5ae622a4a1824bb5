import { clsx } from 'clsx'
import type { ChartGeometry } from '#shared/charts/geometry.ts'
import { Why } from '#app/components/explain/why.tsx'

/** Links over those parts of a chart that open their figure. */
export function OpenPlaces({ geometry: { width, height, places = [] } }: { geometry: ChartGeometry }) {
	const share = (value: number, of: number) => `${(value / of) * 100}%`
	return places.map((place) => (
		<span
			key={place.name}
			className={clsx('chart-place', place.x + place.width / 2 > width / 2 && 'chart-place-late')}
			data-says={place.name}
			style={{
				left: share(place.x, width),
				top: share(place.y, height),
				width: share(place.width, width),
				height: share(place.height, height),
			}}
		>
			<Why target={place.why} plain title="">
				<span className="sr-only">{place.name}</span>
			</Why>
		</span>
	))
}
