/** How a spreadsheet and a notebook read figures with a token. */
export function Feeds({ origin }: { origin: string }) {
	const csv = `${origin}/api/v1/projects/PROJECT/result.csv?key=layers.energy.coverage,facilityPowerMW`
	return (
		<section id="feeds" className="scroll-mt-6">
			<h2>Spreadsheets and notebooks</h2>
			<p>
				<code>result.csv</code> and <code>result.json</code> hold a row for each figure, place and month;{' '}
				<code>key</code>, <code>place</code> and <code>month</code> narrow them. Lists of the plan are under{' '}
				<code>tables</code>.
			</p>
			<p>Excel, Power Query, as a blank query:</p>
			<pre>
				<code>{`let
  Text = Web.Contents("${csv}",
    [Headers = [Authorization = "Bearer " & Token]]),
  Rows = Table.PromoteHeaders(Csv.Document(Text, [Encoding = 65001]))
in
  Rows`}</code>
			</pre>
			<p>A notebook:</p>
			<pre>
				<code>{`import pandas as pd
figures = pd.read_csv("${csv}",
    storage_options={"Authorization": f"Bearer {token}"}, encoding="utf-8-sig")
figures.pivot(index="month", columns="address", values="value")`}</code>
			</pre>
			<p>An assistant, by the Model Context Protocol:</p>
			<pre>
				<code>{`STRATA_TOKEN=… npm run --silent strata -- mcp --server ${origin}`}</code>
			</pre>
		</section>
	)
}
