import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import { useScripts } from '#app/hooks/use-scripts.ts'
import { placeAt, placeText, type MapFrame, type MapPlace, type MapPoint } from './map-frame.ts'

export type SiteMapModel = {
	readonly width: number
	readonly height: number
	readonly frame: MapFrame
	/** all land as one SVG path */
	readonly land: string
	readonly pins: readonly {
		readonly id: string
		readonly x: number
		readonly y: number
		/** null where it would cover another's */
		readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' } | null
	}[]
}

type SiteMapProps = {
	map: SiteMapModel
	/** what is on it, for who does not see it */
	label: string
	/** what choosing a place on it does; left out where it is only looked at */
	choose?: { readonly title: string; readonly onPick: (place: MapPlace) => void }
}

/** Where the sites lie. The list beside it says the same in words; pins follow its order. */
export function SiteMap({ map, label, choose }: SiteMapProps) {
	const scripts = useScripts()
	// Without scripts a click finds nobody.
	return choose === undefined || !scripts ? (
		<MapPicture map={map} label={label} cross={null} />
	) : (
		<ChoosingMap map={map} label={label} {...choose} />
	)
}

function MapPicture({ map, label, cross }: { map: SiteMapModel; label: string; cross: MapPoint | null }) {
	return (
		<svg className="chart" viewBox={`0 0 ${map.width} ${map.height}`} role="img" aria-label={label}>
			<path className="map-land" d={map.land} />
			{map.pins.map((pin) => (
				<g key={pin.id}>
					<circle className="map-pin" cx={pin.x} cy={pin.y} r="6" />
					{pin.label !== null && (
						<text className="map-name" x={pin.label.x} y={pin.y + 4} textAnchor={pin.label.anchor}>
							{pin.label.text}
						</text>
					)}
				</g>
			))}
			{cross !== null && (
				<path className="map-cross" d={`M${cross.x - 14} ${cross.y}h28M${cross.x} ${cross.y - 14}v28`} />
			)}
		</svg>
	)
}

/** Pixels that the cross goes at a press of a key; with Shift it goes more finely. */
const STRIDE = 16
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
}
const within = (value: number, most: number) => Math.max(0, Math.min(most, value))

/** A click takes the place under it; arrow keys move a cross, and Enter takes what it stands on. */
function ChoosingMap({
	map,
	label,
	title,
	onPick,
}: Omit<SiteMapProps, 'choose'> & NonNullable<SiteMapProps['choose']>) {
	const { width, height, frame } = map
	const [cross, setCross] = useState<MapPoint | null>(null)
	const at = cross ?? { x: width / 2, y: height / 2 }
	const under = cross === null ? null : placeAt(frame, cross)
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key]
		if (step === undefined) return
		event.preventDefault()
		const stride = event.shiftKey ? 2 : STRIDE
		setCross({ x: within(at.x + step[0] * stride, width), y: within(at.y + step[1] * stride, height) })
	}
	const onClick = (event: MouseEvent<HTMLElement>) => {
		const box = event.currentTarget.getBoundingClientRect()
		// A key has no place of its own.
		const isKey = event.detail === 0
		const clicked = {
			x: ((event.clientX - box.left) * width) / box.width,
			y: ((event.clientY - box.top) * height) / box.height,
		}
		const place = placeAt(frame, isKey ? at : clicked)
		setCross(null)
		if (place !== null) onPick(place)
	}
	return (
		<>
			<button
				type="button"
				className="map-choose"
				title={title}
				aria-label={`${title}. ${label}. Arrow keys move the crosshair (Shift for small steps); Enter selects the place.`}
				onKeyDown={onKeyDown}
				onClick={onClick}
				onFocus={(event) => {
					if (event.currentTarget.matches(':focus-visible')) setCross(at)
				}}
				onBlur={() => {
					setCross(null)
				}}
			>
				<MapPicture map={map} label={label} cross={cross} />
			</button>
			<span className="sr-only" role="status">
				{under === null ? '' : placeText(under)}
			</span>
		</>
	)
}
