// The workload with Polars: count_polars.mjs PACKAGES LOG CALENDAR (POLARS_MAX_THREADS says how many threads). Types are
// declared, code lists are categoricals, and columns and records that nothing counts are not kept. The rest is lazy, so that
// each aggregate takes the columns that it needs.
import { createRequire } from "node:module";

const [packages, logFile, calendarFile] = process.argv.slice(2);
const pl = createRequire(packages + "/")("nodejs-polars").default;
const stages = [1, 2, 3, 4];
const columns = ["ref", "kind", "received", "recorded", "region", "hos_area", "case_type", "lead_issue", "issues", "relationship", "party_status",
  "ethnic_origin", "ethnicity_nk_reason", "gender", ...stages.flatMap((s) => [`s${s}_started`, `s${s}_completed`, `s${s}_outcome`]), "closed", "summary"];
const typeOf = (name) => (/received|recorded|started|completed|closed/.test(name) ? pl.Date : /ref|issues|summary/.test(name) ? pl.String : pl.Categorical);
const lines = [];
const col = pl.col;
const day = (text) => pl.lit(text).str.strptime(pl.Date, "%Y-%m-%d");
const inside = (name, [from, to]) => col(name).gtEq(day(from)).and(col(name).ltEq(day(to)));
const P = ["2007-04-01", "2008-03-31"];
const Q = ["2006-04-01", "2007-03-31"];
const T = ["2008-04-01", "2008-06-30"];
const C = col("kind").eq(pl.lit("Complaint"));

const log = pl.scanCSV(logFile, { schema: Object.fromEntries(columns.map((name) => [name, typeOf(name)])) })
  .select(...columns.filter((name) => !["ref", "recorded", "summary"].includes(name)).map((name) => col(name)))
  .filter(C.or(inside("received", [Q[0], T[1]])))
  .collectSync()
  .lazy();

function put(table, records, first, second) {
  const keys = second ? [first, second] : [first];
  for (const row of records.groupBy(keys).agg(pl.len().alias("n")).collectSync().rows())
    lines.push([table, row[0], second ? row[1] : "", row[row.length - 1]].join("\t"));
}

function putMeasure(name, records) {
  for (const [area, n] of records.groupBy("hos_area").agg(pl.len().alias("n")).collectSync().rows()) lines.push(["A23", name, area, n].join("\t"));
}

// The furthest stage that some condition holds for.
function furthest(reached) {
  return stages.reduce((value, s) => pl.when(reached(`s${s}_started`)).then(pl.lit(s)).otherwise(value), pl.lit(0)).cast(pl.Int32);
}

const complaints = log.filter(C).withColumns(furthest((name) => col(name).isNotNull()).alias("far"));
const year = complaints.filter(inside("received", P));
const before = complaints.filter(inside("received", Q));
const quarter = complaints.filter(inside("received", T));
const details = year.filter(col("relationship").isIn(["Solicitor", "Organisation", "Other"]).not());
const children = year.filter(col("relationship").eq(pl.lit("Child")));
put("A01", year, "case_type");
put("A02", year, "lead_issue");
put("A03", before, "lead_issue");
put("A11", year, "relationship");
put("A12", before, "relationship");
put("A13", year, "party_status");
put("A14", details, "ethnic_origin");
put("A15", details.filter(col("ethnic_origin").eq(pl.lit("Not Specified"))), "ethnicity_nk_reason");
put("A16", details, "gender");
put("A18", children, "gender");
put("A19", children, "ethnic_origin");
put("A20", log.filter(inside("received", P)), "kind", "region");
put("A21", log.filter(inside("received", Q)), "kind", "region");
put("A22", quarter, "lead_issue");
put("A24", year.withColumns(col("received").dt.strftime("%Y-%m").alias("month")), "month");
for (const [table, records] of [["A17", children], ["A25", year]]) {
  const counts = new Map();
  for (const [issues, n] of records.groupBy("issues").agg(pl.len().alias("n")).collectSync().rows())
    for (const issue of issues.split(";")) counts.set(issue, (counts.get(issue) ?? 0) + n);
  for (const [issue, n] of counts) lines.push([table, issue, "", n].join("\t"));
}

const ended = complaints.filter(inside("closed", P));
put("A04", ended, "region", "far");
put("A08", ended.filter(col("far").eq(pl.lit(1))), "s1_outcome");
put("A09", ended.filter(col("far").eq(pl.lit(2))), "s2_outcome");
put("A10", ended.filter(col("far").eq(pl.lit(3))), "far", "s3_outcome");
put("A10", ended.filter(col("far").eq(pl.lit(4))), "far", "s4_outcome");
const openAt = (end) => complaints.filter(col("received").ltEq(day(end)).and(col("closed").isNull().or(col("closed").gt(day(end)))));
const byThen = openAt(P[1]).withColumns(furthest((name) => col(name).isNotNull().and(col(name).ltEq(day(P[1])))).alias("by_then"));
put("A05", byThen, "region", "by_then");

// Working days by joins with the calendar.
const calendar = pl.readCSV(calendarFile, { inferSchemaLength: 0 })
  .select(col("date").str.strptime(pl.Date, "%Y-%m-%d"), col("wdn").cast(pl.Int32)).lazy();
const limits = [5, 20, 30, 30];
for (const s of stages) {
  for (const [table, period] of [["A06", P], ["A07", Q]]) {
    const begun = complaints.filter(inside(`s${s}_started`, period)).select(col(`s${s}_started`).alias("started"), col(`s${s}_completed`).alias("completed"))
      .join(calendar.rename({ wdn: "from" }), { leftOn: "started", rightOn: "date", how: "left" })
      .join(calendar.rename({ wdn: "to" }), { leftOn: "completed", rightOn: "date", how: "left" })
      .select(pl.when(col("to").isNull()).then(pl.lit("open"))
        .when(col("to").minus(col("from")).ltEq(pl.lit(limits[s - 1]))).then(pl.lit("yes")).otherwise(pl.lit("no")).alias("result"));
    for (const [result, n] of begun.groupBy("result").agg(pl.len().alias("n")).collectSync().rows()) lines.push([table, s, result, n].join("\t"));
  }
}

const closedLate = complaints.filter(inside("closed", T));
for (const s of stages) putMeasure(`closed${s}`, closedLate.filter(col("far").eq(pl.lit(s))));
putMeasure("children", quarter.filter(col("relationship").eq(pl.lit("Child"))));
putMeasure("ongoing", openAt(T[1]));
putMeasure("comments", log.filter(col("kind").eq(pl.lit("Comment")).and(inside("received", T))));
putMeasure("compliments", log.filter(col("kind").eq(pl.lit("Compliment")).and(inside("received", T))));
process.stdout.write(lines.sort().map((line) => line + "\n").join(""));
