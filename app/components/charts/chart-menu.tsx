import { Ellipsis } from 'lucide-react'
import { Menu } from '#app/components/ui/menu.tsx'
import { PictureLinks } from './picture-links.tsx'
import { ShowData, type ShowDataProps } from './show-data.tsx'

/** What else there is of a chart: the chart as a file, and the figures behind it. */
export function ChartMenu(props: ShowDataProps) {
	return (
		<Menu
			label={<Ellipsis className="icon-small" strokeWidth={1.75} aria-hidden />}
			summaryClass="button button-ghost button-icon button-small"
			ariaLabel={`Data and files of “${props.caption}”`}
		>
			<PictureLinks name={props.caption} />
			<ShowData {...props} />
		</Menu>
	)
}
