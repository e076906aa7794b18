"""What the answers mean: charts and plans checked against written rules, agreement measured."""
