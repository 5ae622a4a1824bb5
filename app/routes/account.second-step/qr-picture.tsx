import { encode } from 'uqr'

/** What an authenticator app reads, dark on white whatever the theme: cameras want it so. */
export function QrPicture({ text }: { text: string }) {
	const { size, data } = encode(text, { border: 3 })
	const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
	return (
		<svg
			className="qr"
			viewBox={`0 0 ${size} ${size}`}
			width="184"
			height="184"
			role="img"
			aria-label="The key as a picture for your app"
			shapeRendering="crispEdges"
		>
			<path d={path} />
		</svg>
	)
}
