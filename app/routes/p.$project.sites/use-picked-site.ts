import { useNavigate, useSearchParams } from '@remix-run/react'
import type { MapPlace } from '#app/components/map/map-frame.ts'
import { placeText } from '#app/components/map/map-frame.ts'
import { placeWith } from '#shared/pages/page-part.ts'
import { isPlaceReply } from '../t.$team.projects.new/start-replies.ts'

/** Of which place the nearest town, its state and country are; nothing where the server cannot say. */
async function namesAt(teamId: string, place: MapPlace): Promise<Readonly<Record<string, string>>> {
	const asked = new URLSearchParams({ place: placeText(place) }).toString()
	try {
		const said: unknown = await (await fetch(`/t/${teamId}/place?${asked}`)).json()
		if (!isPlaceReply(said) || !said.ok) return {}
		const { name, country, region } = said
		return { name, country, ...(region !== '' && { region }) }
	} catch {
		return {}
	}
}

/** Opens the form of a new site with the place that was chosen on the map, under the name of the nearest town. */
export function usePickedSite(teamId: string): (place: MapPlace) => void {
	const [search] = useSearchParams()
	const navigate = useNavigate()
	return (place) => {
		void namesAt(teamId, place).then((names) => {
			const { latitude, longitude } = place
			const typed = new URLSearchParams({ ...names, latitude: String(latitude), longitude: String(longitude) })
			navigate(placeWith(search, `add=sites&${typed.toString()}`), { preventScrollReset: true })
		})
	}
}
