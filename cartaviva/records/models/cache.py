"""What is remembered for a while: failed sign-ins, so that all threads and processes count the same ones."""

from django.db import models


class Remembered(models.Model):
    """The table of Django's database cache, which alone reads and writes it; here it is made like every other."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "remembered"
