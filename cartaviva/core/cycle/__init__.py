"""What is done in a town from one year to the next: promises are made, collected, reviewed, corrected and renewed."""
