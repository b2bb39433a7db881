"""The published figures, which say how many records of each sort the log must hold."""

import csv
import os

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ANNUAL = os.path.join(PROJECT, "report-specs", "published", "2007-08.csv")
QUARTER = os.path.join(PROJECT, "report-specs", "published", "2008-09-q1.csv")
BANK_HOLIDAYS = os.path.join(PROJECT, "report-specs", "shared", "bank-holidays-england-and-wales.csv")

NOT_CATEGORIES = ("Total", "2006/07 total", "Difference")
AREA_TABLES = ("summary-north", "summary-central", "summary-south")


class Published:
    """One paper: its figures by table, row and column."""

    def __init__(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            self._figures = [row for row in csv.DictReader(file)]

    def by_row(self, table, column):
        """[(row, count), ...] of one column, in printed order, without totals."""
        return [(figure["row"], int(figure["published"])) for figure in self._figures
                if figure["table"] == table and figure["column"] == column
                and figure["row"] not in NOT_CATEGORIES]

    def by_column(self, table, row):
        """[(column, count), ...] of one row, in printed order, without the total."""
        return [(figure["column"], int(figure["published"])) for figure in self._figures
                if figure["table"] == table and figure["row"] == row and figure["column"] != "Total"]

    def by_area(self, measure):
        """[(area, count), ...] of one measure over all groups of areas. Totals are left aside: four are misprints."""
        return [cell for table in AREA_TABLES for cell in self.by_column(table, measure)]
