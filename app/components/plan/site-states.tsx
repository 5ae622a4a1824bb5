import { LayerIcon } from '#app/components/ui/layer-mark.tsx'
import { StatusMark } from '#app/components/ui/status-mark.tsx'
import type { LayerStatus } from '#server/views/layers/layer-status.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'

/** Power, chips and halls of a site, each with its state. */
export function SiteStates({ name, states }: { name: string; states: readonly LayerStatus[] }) {
	return (
		<ul className="site-states" aria-label={`State of ${name}`}>
			{states.map(({ layer, status, word, note }) => (
				<li key={layer}>
					<LayerIcon layer={layer} />
					{LAYER_NAMES[layer]}
					<StatusMark status={status} word={word} note={note} />
				</li>
			))}
		</ul>
	)
}
