# The annual report's tables and charts with data.table, openxlsx and R's own graphics: annual_data_table.R SAMPLE-DATA OUT.
# It writes what annual_pandas.py writes: a sheet a table, a page a chart.
suppressPackageStartupMessages({
  library(data.table)
  library(openxlsx)
})
given <- commandArgs(trailingOnly = TRUE)
setDTthreads(2L)
from <- as.IDate("2007-04-01")
to <- as.IDate("2008-03-31")
day <- function(text) as.IDate(text, format = "%d/%m/%Y")
read <- function(name, dates) {
  records <- fread(file.path(given[1], name), na.strings = "", showProgress = FALSE)
  records[, (dates) := lapply(.SD, day), .SDcols = dates]
}
log <- read("log.csv", c("received", "closed"))
stages <- read("stages.csv", c("started", "acknowledged", "completed"))
cases <- read("cases.csv", "month")
holidays <- fread(file.path(given[1], "../../report-specs/shared/bank-holidays-england-and-wales.csv"))$date
days <- seq(as.IDate("2006-01-01"), as.IDate("2009-12-31"), by = 1L)
working <- cumsum(!wday(days) %in% c(1L, 7L) & !days %in% as.IDate(holidays))
elapsed <- function(a, b) working[as.integer(b) - as.integer(days[1]) + 1L] - working[as.integer(a) - as.integer(days[1]) + 1L]

reached <- stages[started <= to][order(stage), .(stage = last(stage), outcome_reached = last(outcome)), by = ref]
log <- reached[log, on = "ref"]
complaints <- log[kind == "Complaint"]
received <- complaints[received %between% c(from, to)]
closed_now <- complaints[closed %between% c(from, to)]
still_open <- complaints[received <= to & (is.na(closed) | closed > to)]
details <- received[tolower(details_collected) == "yes"]
children <- received[relationship == "Child"]
items <- log[received %between% c(from, to)]
regions <- sort(unique(complaints$region[!is.na(complaints$region)]))

# --- tables -----------------------------------------------------------------------------------------------------------
sized <- function(counts, total, label, percent) {
  table <- rbind(counts[order(-Number)], data.table(entry = "Total", Number = total))
  if (percent) table[, `% of total` := Number / max(total, 1)]
  setnames(table, "entry", label)[]
}
by_column <- function(records, column, label, percent = TRUE)
  sized(records[!is.na(get(column)), .(Number = .N), by = .(entry = get(column))], nrow(records), label, percent)
issues_of <- function(records)
  sized(data.table(entry = trimws(unlist(strsplit(records$issues, ";", fixed = TRUE))))[, .(Number = .N), by = entry], nrow(records), "Issue", FALSE)
complaints_and_cases <- function() {
  types <- c("Private", "Dispute Resolution", "Public")
  counted <- vapply(types, function(type) received[case_type == type, .N], 0L)
  asked <- vapply(types, function(type) cases[month %between% c(from, to) & case_type == type, sum(cases)], 0L)
  table <- rbind(c(counted, sum(counted)), c(asked, sum(asked)), c(counted, sum(counted)) / c(asked, sum(asked)), c(0.016, 0.0003, 0.002, 0.008))
  data.table(Measure = c("Total complaints", "Total cases", "Percentage", "Percentage 2006/07"), setnames(as.data.table(table), c(types, "Total")))
}
furthest_stage <- function() {
  counts <- table(factor(closed_now$region, regions), factor(closed_now$stage, 1:4))
  open_now <- table(factor(still_open$stage, 1:4))
  rows <- rbind(counts, colSums(counts), open_now)
  result <- data.table(Region = c(regions, "National total", "Ongoing at the end"), setnames(as.data.table(rows), paste("Stage", 1:4)))
  result[, Total := rowSums(rows)][]
}
timescales <- function() {
  begun <- stages[started %between% c(from, to)]
  limits <- c(5L, 20L, 30L, 30L)
  rbindlist(lapply(1:4, function(number) {
    chosen <- begun[stage == number]
    stop <- if (number == 1) chosen$acknowledged else chosen$completed
    stop[!is.na(stop) & stop > to] <- NA
    took <- elapsed(chosen$started, fifelse(is.na(stop), to, stop))
    met <- sum(!is.na(stop) & took <= limits[number])
    missed <- sum(took > limits[number])
    data.table(Stage = paste("Stage", number), Yes = met / (met + missed), No = missed / (met + missed), Judged = met + missed, Met = met,
               Missed = missed, `Not yet due` = nrow(chosen) - met - missed)
  }))
}
by_region <- function(kinds, prior) {
  counts <- vapply(kinds, function(name) as.integer(table(factor(items[kind == name, region], regions))), integer(length(regions)))
  rows <- rbind(counts, colSums(counts), prior, colSums(counts) - prior)
  data.table(Region = c(regions, "Total", "2006/07 total", "Difference"), as.data.table(rows))
}
tables <- list(
  `Stages explained` = data.table(Stage = paste("Stage", 1:4), Name = c("Registration", "Problem solving", "Investigation", "Review")),
  `Complaints and cases` = complaints_and_cases(),
  `Lead issue` = by_column(received, "lead_issue", "Lead issue"),
  `Furthest stage` = furthest_stage(),
  Timescales = data.table(Stage = paste("Stage", 1:4), `Working days` = c(5L, 20L, 30L, 30L)),
  `Timescales achieved` = timescales(),
  `Outcomes stage 1` = by_column(closed_now[stage == 1], "outcome_reached", "Outcome"),
  `Outcomes stage 2` = by_column(closed_now[stage == 2], "outcome_reached", "Outcome"),
  `Outcomes stage 3` = by_column(closed_now[stage == 3], "outcome_reached", "Outcome", FALSE),
  `Outcomes stage 4` = by_column(closed_now[stage == 4], "outcome_reached", "Outcome", FALSE),
  Relationship = by_column(received, "relationship", "Relationship to the child"),
  `Party status` = by_column(received, "party_status", "Party status"),
  `Ethnic origin` = by_column(details, "ethnic_origin", "Ethnic origin"),
  `Ethnicity not known` = by_column(details[ethnic_origin == "Not Specified"], "ethnicity_not_known_reason", "Reason", FALSE),
  Gender = by_column(details, "gender", "Gender"),
  `Children issues` = issues_of(children),
  `Children gender` = by_column(children, "gender", "Gender", FALSE),
  `Children ethnic origin` = by_column(children, "ethnic_origin", "Ethnic origin", FALSE),
  `Comments and compliments` = by_region(c("Comment", "Compliment"), c(187L, 216L)),
  `Parliamentary enquiries` = by_region("Parliamentary enquiry", 50L),
  `Ombudsman enquiries` = by_region("Ombudsman enquiry", 28L),
  `Ombudsman outcomes` = by_column(log[kind == "Ombudsman enquiry" & closed %between% c(from, to)], "outcome", "Outcome", FALSE))

# --- the workbook -----------------------------------------------------------------------------------------------------
book <- createWorkbook()
bold <- createStyle(textDecoration = "bold")
percent <- createStyle(numFmt = "0.0%")
number <- createStyle(numFmt = "#,##0")
for (title in names(tables)) {
  table <- tables[[title]]
  addWorksheet(book, title)
  writeData(book, title, table, headerStyle = bold)
  for (column in seq_along(table)[-1]) {
    style <- if (names(table)[column] %in% c("% of total", "Yes", "No")) percent else number
    addStyle(book, title, style, rows = seq_len(nrow(table)) + 1L, cols = column)
  }
  setColWidths(book, title, cols = seq_along(table), widths = c(max(nchar(table[[1]])) + 3, nchar(names(table))[-1] + 3))
  freezePane(book, title, firstRow = TRUE, firstCol = TRUE)
}
dir.create(given[2], showWarnings = FALSE, recursive = TRUE)
saveWorkbook(book, file.path(given[2], "annual.xlsx"), overwrite = TRUE)

# --- charts -----------------------------------------------------------------------------------------------------------
bars <- function(title, column, is_percent = FALSE) {
  table <- tables[[title]]
  table <- table[get(names(table)[1]) != "Total"][.N:1]
  values <- table[[column]] * (if (is_percent) 100 else 1)
  at <- barplot(values, names.arg = table[[1]], horiz = TRUE, las = 1, col = "#12436d", border = NA, main = title, cex.names = 0.7)
  text(values, at, if (is_percent) sprintf("%.1f%%", values) else values, pos = 4, cex = 0.7, xpd = TRUE)
}
pdf(file.path(given[2], "charts.pdf"), width = 6.3, height = 5)
par(mar = c(3, 12, 3, 2))
bars("Lead issue", "Number")
achieved <- tables[["Timescales achieved"]][!is.nan(Yes)]
barplot(t(as.matrix(achieved[, .(Yes, No)])) * 100, names.arg = achieved$Stage, horiz = TRUE, las = 1, col = c("#12436d", "#28a197"), main = "Timescales achieved", legend.text = TRUE)
for (title in c("Outcomes stage 1", "Outcomes stage 2")) bars(title, "Number")
for (title in c("Relationship", "Party status")) bars(title, "% of total", TRUE)
bars("Ethnic origin", "Number")
bars("Gender", "% of total", TRUE)
for (title in c("Children issues", "Children gender", "Children ethnic origin")) bars(title, "Number")
both <- tables[["Comments and compliments"]][Region %in% regions]
barplot(t(as.matrix(both[, -1])), names.arg = both$Region, beside = TRUE, horiz = TRUE, las = 1, col = c("#12436d", "#28a197"), main = "Comments and compliments", legend.text = TRUE)
invisible(dev.off())
